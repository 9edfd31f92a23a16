import { expect, test } from 'vitest'
import type { Bridge } from '../../shared/contract.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, secondId, testNote } from './testBridge.ts'
import type { DroppedFile } from './batchState.ts'

const saved = done({ noteId: secondId, notices: [] })
const unknownEncoding = failed({ code: 'file-encoding-unknown', params: { candidates: 'gb18030, big5' } })

function file(name: string, sizeBytes = 3): DroppedFile {
  return { name, sizeBytes, readBase64: () => Promise.resolve(btoa(name)) }
}

function storeWith(answers: Partial<Bridge>): ReturnType<typeof createWorkstationStore> {
  return createWorkstationStore(bridgeWith([testNote(firstId), testNote(secondId)], answers))
}

test('opens a pasted record and names it', async () => {
  const store = storeWith({ saveRecord: () => Promise.resolve(saved) })
  await store.getState().saveRecord('胸闷3天')
  const { note, toasts } = store.getState()
  expect([note?.summary.id, toasts]).toEqual([secondId, [{ id: 1, kind: 'message', message: 'recordSaved', params: { title: 'Note 2' } }]])
})

test('says why a pasted record was refused', async () => {
  const store = storeWith({ saveRecord: () => Promise.resolve(failed({ code: 'record-empty', params: {} })) })
  const isSaved = await store.getState().saveRecord(' ')
  expect([isSaved, store.getState().toasts.map((toast) => toast.kind)]).toEqual([false, ['failure']])
})

test('takes several files one after the other and names those that are refused', async () => {
  const running: string[] = []
  const store = storeWith({
    importRecordFile: async ({ name }) => {
      running.push(`begin ${name}`)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running.push(`end ${name}`)
      return name === 'b.pdf' ? failed({ code: 'file-binary', params: { kind: 'PDF' } }) : saved
    },
  })
  await store.getState().importFiles([file('a.txt'), file('b.pdf'), file('c.txt')])
  const told = store.getState().toasts.map((toast) => (toast.kind === 'failure' ? toast.about : toast.params['count']))
  expect([running.join(', '), told]).toEqual(['begin a.txt, end a.txt, begin b.pdf, end b.pdf, begin c.txt, end c.txt', ['b.pdf', 2]])
})

test('refuses a file over the limit without reading it', async () => {
  let reads = 0
  const store = storeWith({})
  const large = { name: 'x.txt', sizeBytes: maximumFileBytes + 1, readBase64: () => Promise.resolve(String(++reads)) }
  await store.getState().importFiles([large])
  const [toast] = store.getState().toasts
  expect([reads, toast?.kind === 'failure' && toast.failure.code]).toEqual([0, 'file-too-large'])
})

test('names a file that can’t be read', async () => {
  const store = storeWith({})
  const gone = { name: 'x.txt', sizeBytes: 1, readBase64: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
  await store.getState().importFiles([gone])
  const [toast] = store.getState().toasts
  expect(toast?.kind === 'failure' && toast.failure).toEqual({
    code: 'file-unreadable',
    params: { name: 'x.txt', reason: 'NotFoundError' },
  })
})

test('asks for an encoding that is not known, the likely ones first, and reads again under the answer', async () => {
  const encodings: unknown[] = []
  const store = storeWith({
    importRecordFile: ({ encoding }) => Promise.resolve(encodings.push(encoding) === 1 ? unknownEncoding : saved),
  })
  const importing = store.getState().importFiles([file('a.txt')])
  await expect.poll(() => store.getState().dialog?.kind).toBe('encoding')
  const { dialog } = store.getState()
  store.getState().answerEncoding('big5')
  await importing
  const offered = dialog?.kind === 'encoding' ? dialog.candidates.slice(0, 2) : []
  expect([offered, encodings, store.getState().note?.summary.id]).toEqual([['gb18030', 'big5'], [undefined, 'big5'], secondId])
})

test('giving up on the encoding leaves the file out, quietly', async () => {
  const store = storeWith({ importRecordFile: () => Promise.resolve(unknownEncoding) })
  const importing = store.getState().importFiles([file('a.txt')])
  await expect.poll(() => store.getState().dialog?.kind).toBe('encoding')
  store.getState().closeDialog()
  await importing
  expect([store.getState().dialog, store.getState().toasts, store.getState().isImporting]).toEqual([null, [], false])
})

test('nothing happens when the physician closes the system’s file dialog', async () => {
  const store = storeWith({ openRecordFile: () => Promise.resolve(done(null)) })
  await store.getState().openRecordFile()
  expect([store.getState().note, store.getState().toasts]).toEqual([null, []])
})

test.each([true, false])('shows what a conversion lost, and keeps the text only where it is wanted (%s)', async (isWanted) => {
  const texts: string[] = []
  const preview = { format: 'docx', text: '胸闷3天', warnings: [{ code: 'pictures', count: 1 }] } as const
  const store = storeWith({
    importRecordFile: () => Promise.resolve(done({ preview: { ...preview, warnings: [...preview.warnings] } })),
    saveRecord: ({ text }) => {
      texts.push(text)
      return Promise.resolve(saved)
    },
  })
  const importing = store.getState().importFiles([file('a.docx')])
  await expect.poll(() => store.getState().dialog).toEqual({ kind: 'preview', preview, name: 'a.docx' })
  if (isWanted) store.getState().answerPreview(true)
  else store.getState().closeDialog()
  await importing
  expect([texts, store.getState().dialog, store.getState().toasts]).toEqual([
    isWanted ? ['胸闷3天'] : [],
    null,
    isWanted ? [expect.anything()] : [],
  ])
})
