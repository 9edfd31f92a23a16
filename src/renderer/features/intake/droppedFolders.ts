import type { DroppedFile, DroppedFolder } from '../../state/batchState.ts'
import { fileToDrop } from './fileToDrop.ts'

/** As deep as main reads a folder. */
const maximumDepth = 32
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true })
const inOrder = (one: FileSystemEntry, other: FileSystemEntry) => collator.compare(one.name, other.name)
const isHidden = ({ name }: FileSystemEntry) => name.startsWith('.') || /^(?:thumbs\.db|desktop\.ini)$/i.test(name)

/** The folders of a drop. To be asked for while the drop is handled: later the page may not see them. */
export function droppedFolders(items: Iterable<DataTransferItem>): DroppedFolder[] {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  return entries.filter(isFolder).map((entry) => ({ name: entry.name, list: () => filesOf(entry, [], 0) }))
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** Files before folders, by name: the order of main. */
async function filesOf(folder: FileSystemDirectoryEntry, path: readonly string[], depth: number): Promise<DroppedFile[]> {
  const entries = (await entriesOf(folder)).filter((entry) => !isHidden(entry)).sort(inOrder)
  const files: DroppedFile[] = []
  for (const entry of entries.filter(isFile)) files.push({ ...fileToDrop(await fileOf(entry)), name: [...path, entry.name].join('/') })
  if (depth < maximumDepth)
    for (const entry of entries.filter(isFolder)) files.push(...(await filesOf(entry, [...path, entry.name], depth + 1)))
  return files
}

/** A reader gives a hundred entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}
