import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { decodeText } from '../importers/decodeText.ts'
import { listNotes, readNote } from '../store/notes.ts'
import { memoryStore } from '../store/storeFixture.ts'
import { importRecordFile, openRecordFile } from './openRecordFile.ts'

const text = '主诉：反复胸闷气促3天。\r\n'
type Encoding = 'utf-8' | 'gb18030'

/** A dialog that answers with each of `choices` in turn, and files that ask for their encoding where the name says so. */
function bench(choices: readonly (string | undefined)[]) {
  const left = [...choices]
  const read: [string, Encoding | undefined][] = []
  const deps = {
    store: memoryStore(),
    now: () => 1_000,
    pending: { path: undefined as string | undefined },
    chooseFile: () => {
      if (left.length === 0) throw new Error('asked once too often')
      return Promise.resolve(left.shift())
    },
    readFile: (path: string, encoding: Encoding | undefined) => {
      read.push([path, encoding])
      if (path.startsWith('binary')) return Promise.reject(new AppFailure('file-binary', { kind: 'zip' }))
      if (path.startsWith('gbk') && encoding === undefined)
        return Promise.reject(new AppFailure('file-encoding-unknown', { candidates: 'GB18030' }))
      const warnings = path.startsWith('lossy') ? [{ code: 'pictures', count: 2 } as const] : []
      return Promise.resolve({ text: path.startsWith('empty') ? ' \n' : text, format: 'docx' as const, warnings })
    },
  }
  return { deps, read, open: (encoding?: Encoding) => openRecordFile<Encoding>(deps, { encoding }) }
}

describe('opening a file', () => {
  it('makes a note of its text, as it is', async () => {
    const { deps, open } = bench(['a.txt'])
    const saved = await open()
    expect(saved).toMatchObject({ notices: [] })
    expect(listNotes(deps.store).map(({ id }) => readNote(deps.store, id).record.text)).toEqual([text])
  })

  it('does nothing when the dialog is closed', async () => {
    const { deps, read, open } = bench([undefined])
    expect(await open()).toBeNull()
    expect([read, listNotes(deps.store)]).toEqual([[], []])
  })

  it('reads the same file with the encoding that the physician then names, without asking for it again', async () => {
    const { deps, read, open } = bench(['gbk.txt'])
    await expect(open()).rejects.toMatchObject({ code: 'file-encoding-unknown' })
    expect(await open('gb18030')).not.toBeNull()
    expect(read).toEqual([
      ['gbk.txt', undefined],
      ['gbk.txt', 'gb18030'],
    ])
    expect(listNotes(deps.store).length).toBe(1)
  })

  it('is shown before it is kept where its conversion lost something', async () => {
    const { deps, open } = bench(['lossy.docx'])
    expect(await open()).toEqual({ preview: { format: 'docx', text, warnings: [{ code: 'pictures', count: 2 }] } })
    expect(listNotes(deps.store)).toEqual([])
  })

  it('asks for a file again once the one with the unknown encoding is in', async () => {
    const { read, open } = bench(['gbk.txt', 'b.txt'])
    await expect(open()).rejects.toMatchObject({ code: 'file-encoding-unknown' })
    await open('gb18030')
    await open('gb18030')
    expect(read.at(-1)).toEqual(['b.txt', 'gb18030'])
  })

  it('forgets the file with the unknown encoding when another is opened', async () => {
    const { read, open } = bench(['gbk.txt', 'a.txt', 'b.txt'])
    await expect(open()).rejects.toMatchObject({ code: 'file-encoding-unknown' })
    await open()
    await open('gb18030')
    expect(read.map(([path]) => path)).toEqual(['gbk.txt', 'a.txt', 'b.txt'])
  })

  it.each([
    ['binary.docx', 'file-binary'],
    ['empty.txt', 'record-empty'],
  ] as const)('%s is refused with %s, and no note is made', async (path, code) => {
    const { deps, open } = bench([path])
    await expect(open()).rejects.toMatchObject({ code })
    expect(listNotes(deps.store)).toEqual([])
  })
})

describe('a dropped file', () => {
  const read = (bytes: Uint8Array, _name: string, encoding: Encoding | undefined) =>
    Promise.resolve().then(() => ({ text: decodeText(bytes, encoding).text, format: 'text' as const, warnings: [] }))
  const drop = async (bytes: Buffer | string, encoding?: Encoding) => {
    const store = memoryStore()
    const base64 = typeof bytes === 'string' ? bytes : bytes.toString('base64')
    const saved = await importRecordFile<Encoding>({ store, now: () => 1_000, read }, { name: 'a.txt', base64, encoding })
    return 'noteId' in saved ? readNote(store, saved.noteId).record.text : saved
  }

  it('becomes a note of its text', async () => {
    expect(await drop(Buffer.from(text))).toBe(text)
  })

  it('is read with the encoding that the physician names', async () => {
    const gbk = Buffer.from([0xd6, 0xf7, 0xcb, 0xdf]) // 主诉
    expect(await drop(gbk, 'gb18030')).toBe('主诉')
  })

  it.each([
    ['no bytes', '', 'record-empty'],
    ['what is no base64', '。。。', 'record-empty'],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0').toString('base64'), 'file-binary'],
  ] as const)('of %s is refused', async (_, base64, code) => {
    await expect(drop(base64)).rejects.toMatchObject({ code })
  })
})
