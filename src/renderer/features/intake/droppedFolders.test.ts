import { expect, test } from 'vitest'
import { droppedFolders } from './droppedFolders.ts'

type Tree = { readonly [name: string]: string | Tree }

/** As Chromium hands them out: a hundred at a time at most, here two. */
function entryOf(name: string, tree: string | Tree): FileSystemEntry {
  if (typeof tree === 'string')
    return { name, isFile: true, isDirectory: false, file: (resolve: (file: File) => void) => resolve(new File([tree], name)) } as never
  const entries = Object.entries(tree).map(([inner, content]) => entryOf(inner, content))
  const createReader = () => {
    let at = 0
    return { readEntries: (resolve: (some: FileSystemEntry[]) => void) => resolve(entries.slice(at, (at += 2))) }
  }
  return { name, isFile: false, isDirectory: true, createReader } as never
}

const itemOf = (entry: FileSystemEntry | null) => ({ webkitGetAsEntry: () => entry }) as DataTransferItem

test('lists the files of a folder and of its folders as main does, without what is hidden', async () => {
  const tree = { '10.txt': 'j', '2.txt': 'b', '.DS_Store': '', 三楼: { '1.txt': 'a', 'Thumbs.db': '', 夜班: { '3.txt': 'c' } } }
  const [folder, none] = droppedFolders([itemOf(entryOf('夜间', tree)), itemOf(entryOf('x.txt', 'x')), itemOf(null)])
  expect([folder?.name, none]).toEqual(['夜间', undefined])
  const files = (await folder?.list()) ?? []
  expect(files.map(({ name }) => name)).toEqual(['2.txt', '10.txt', '三楼/1.txt', '三楼/夜班/3.txt'])
  expect(await files[3]?.readBase64()).toBe(btoa('c'))
})
