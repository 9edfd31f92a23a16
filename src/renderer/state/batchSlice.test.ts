import { describe, expect, it } from 'vitest'
import type { BatchView } from '../../shared/batch.ts'
import type { Bridge, Input } from '../../shared/contract.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import type { DroppedFile, DroppedFolder } from './batchState.ts'
import { createWorkstationStore } from './createWorkstationStore.ts'
import { bridgeWith, done, failed, firstId, testNote } from './testBridge.ts'

const batch: BatchView = {
  id: '00000000-0000-4000-8000-0000000000b1' as BatchView['id'],
  name: '夜间',
  state: 'running',
  reason: null,
  total: 3,
  counts: { drafted: 0, refused: 0, same: 0, failed: 0 },
  current: '1.txt',
  remainingMs: null,
}
const file = (name: string, sizeBytes = 10): DroppedFile => ({ name, sizeBytes, readBase64: () => Promise.resolve(`bytes of ${name}`) })
const folder = (name: string, ...names: string[]): DroppedFolder => ({ name, list: () => Promise.resolve(names.map((each) => file(each))) })

function workstation(answers: Partial<Bridge> = {}) {
  const bridge = bridgeWith([testNote(firstId)], answers)
  const store = createWorkstationStore(bridge)
  return { bridge, store, state: () => store.getState() }
}

describe('a batch', () => {
  it('that was there before is shown after the load, with its problems', async () => {
    const problem = { position: 1, name: '1.pdf', state: 'refused', failure: { code: 'file-binary', params: {} }, sameAs: null } as const
    const { state } = workstation({
      readBatch: () => Promise.resolve(done({ ...batch, counts: { ...batch.counts, refused: 1 } })),
      readBatchProblems: () => Promise.resolve(done([problem])),
    })
    await state().load()
    await expect.poll(() => state().batchProblems).toEqual([problem])
    expect(state().batch?.name).toBe('夜间')
  })

  it('is begun by the system’s dialog and then shown; where that was closed, nothing is', async () => {
    const answers: (BatchView | null)[] = [null, batch]
    const { state } = workstation({ startBatch: () => Promise.resolve(done(answers.shift() ?? null)) })
    await state().startBatch('folder')
    expect([state().dialog, state().batch]).toEqual([null, null])
    await state().startBatch('folder')
    expect([state().dialog?.kind, state().batch]).toEqual(['batch', batch])
  })

  it('that can’t begin says why where it was asked for', async () => {
    const failure = { code: 'batch-no-text-column', params: { name: 'a.csv', columns: 'id', known: '病历' } } as const
    const { state } = workstation({ startBatch: () => Promise.resolve(failed(failure)) })
    await state().startBatch('file')
    expect([state().dialog?.kind, state().batchFailure]).toEqual(['batch', failure])
  })

  it('is paused and gone on with by the same key, and stopped; without one the keys are somebody else’s', async () => {
    const asked: Input<'changeBatch'>['to'][] = []
    const { state } = workstation({
      readBatch: () => Promise.resolve(done(batch)),
      changeBatch: ({ to }) => {
        asked.push(to)
        return Promise.resolve(done({ ...batch, state: to }))
      },
    })
    expect([state().toggleBatch(), state().stopBatch()]).toEqual([false, false])
    await state().readBatch()
    await state().toggleBatch()
    await state().toggleBatch()
    await state().stopBatch()
    expect(asked).toEqual(['paused', 'running', 'stopped'])
    expect(state().toggleBatch()).toBe(false)
  })

  it('tells once that it is done, and that it paused only where there is a reason', async () => {
    const { bridge, state } = workstation({ readBatch: () => Promise.resolve(done(batch)) })
    await state().load()
    await expect.poll(() => state().batch).toEqual(batch)
    bridge.emit({ type: 'batch-changed', batch: { ...batch, state: 'paused' } })
    expect(state().toasts).toEqual([])
    bridge.emit({ type: 'batch-changed', batch })
    bridge.emit({ type: 'batch-changed', batch: { ...batch, state: 'paused', reason: { code: 'model-missing', params: {} } } })
    bridge.emit({ type: 'batch-changed', batch })
    const over: BatchView = { ...batch, state: 'done', counts: { drafted: 2, refused: 1, same: 0, failed: 0 } }
    bridge.emit({ type: 'batch-changed', batch: over })
    bridge.emit({ type: 'batch-changed', batch: over })
    expect(
      state().toasts.map((toast) => (toast.kind === 'message' ? [toast.message, toast.params] : [toast.failure.code, toast.about])),
    ).toEqual([
      ['model-missing', '夜间'],
      ['batchDone', { name: '夜间', count: 2, without: 1 }],
    ])
  })
})

describe('a drop', () => {
  it('of folders takes in each file as a note, names what can’t be one, and drafts them as a batch', async () => {
    const started: Input<'startBatchOfNotes'>[] = []
    const { state } = workstation({
      importRecordFile: ({ name }) =>
        Promise.resolve(
          name === '2.pdf' ? failed({ code: 'file-binary', params: { kind: 'PDF' } }) : done({ noteId: firstId, notices: [] }),
        ),
      startBatchOfNotes: (input) => {
        started.push(input)
        return Promise.resolve(done(batch))
      },
    })
    const large: DroppedFolder = { name: '大', list: () => Promise.resolve([file('3.txt', maximumFileBytes + 1)]) }
    await state().dropFolders([folder('夜间', '1.txt', '三楼/2.pdf'), large])
    expect(started).toEqual([
      {
        name: '夜间, 大',
        templateId: 'outpatient',
        records: [
          { name: '1.txt', place: { kind: 'note', noteId: firstId } },
          { name: '三楼/2.pdf', place: { kind: 'unreadable', failure: { code: 'file-binary', params: { kind: 'PDF' } } } },
          { name: '3.txt', place: { kind: 'unreadable', failure: expect.objectContaining({ code: 'file-too-large' }) } },
        ],
      },
    ])
    expect([state().dialog?.kind, state().batch, state().batchIntake]).toEqual(['batch', batch, null])
  })

  it('of an empty folder, or while a batch is not over, begins nothing and says so', async () => {
    const { state } = workstation({ readBatch: () => Promise.resolve(done(batch)) })
    await state().dropFolders([folder('空')])
    expect(state().batchFailure).toEqual({ code: 'batch-empty', params: { name: '空' } })
    await state().readBatch()
    await state().dropFolders([folder('夜间', '1.txt')])
    expect(state().batchFailure).toEqual({ code: 'batch-running', params: { name: '夜间' } })
    await state().dropTable(file('a.csv'))
    expect(state().batchFailure?.code).toBe('batch-running')
  })

  it('of a table sends it whole', async () => {
    const started: Input<'startBatchOfFile'>[] = []
    const { state } = workstation({
      startBatchOfFile: (input) => {
        started.push(input)
        return Promise.resolve(done(batch))
      },
    })
    await state().dropTable(file('a.csv'))
    expect(started).toEqual([{ name: 'a.csv', base64: 'bytes of a.csv', templateId: 'outpatient' }])
    expect(state().batch).toEqual(batch)
  })
})
