import { setImmediate as nextTurn } from 'node:timers/promises'
import type { BatchProblem, TakenRecord } from '../../shared/batch.ts'
import type { batchCommands } from '../../shared/batchCommands.ts'
import type { Handlers } from '../../shared/contract.ts'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import { maximumBatchRecords } from '../../shared/limits.ts'
import type { NoteId } from '../../shared/note.ts'
import { itemsWithoutDraft } from '../store/batchItems.ts'
import type { BatchRunner } from './batchRunner.ts'
import { saveRecord, type SaveRecordDeps } from './saveRecord.ts'

type FileRecord = { readonly title: string | null; readonly text: string; readonly failure: Failure | null }

export type BatchHandlerDeps = SaveRecordDeps & {
  readonly batches: BatchRunner
  /** Asks for a folder or a file; `undefined` when the physician closed the dialog. */
  readonly choose: (from: 'folder' | 'file') => Promise<string | undefined>
  /** The records of a table or of a text with separators. */
  readonly recordsOf: (bytes: Uint8Array, name: string) => readonly FileRecord[]
  readonly changed: (noteId: NoteId) => void
}

export type BatchHandlers = Pick<Handlers, keyof typeof batchCommands>

/** What the window can do with batches. */
export function batchHandlers(deps: BatchHandlerDeps): BatchHandlers {
  const { store, batches, choose, recordsOf } = deps
  const startWith = (name: string, templateId: string, records: readonly TakenRecord[]) =>
    batches.start({ source: { kind: 'notes', name }, templateId, records })
  return {
    startBatch: async ({ from, templateId }) => {
      batches.requireNone()
      const path = await choose(from)
      if (path === undefined) return null
      const source = from === 'folder' ? ({ kind: 'folder', path } as const) : ({ kind: 'file', path, textColumn: null } as const)
      return batches.start({ source, templateId })
    },
    startBatchOfFile: async ({ name, base64, templateId }) => {
      batches.requireNone()
      const records = recordsOf(Buffer.from(base64, 'base64'), name)
      if (records.length > maximumBatchRecords) throw new AppFailure('batch-too-many', { name, maximum: maximumBatchRecords })
      return startWith(name, templateId, await keepAll(deps, records))
    },
    startBatchOfNotes: ({ name, records, templateId }) => startWith(name, templateId, records),
    changeBatch: ({ batchId, to }) => {
      switch (to) {
        case 'running':
          return batches.resume(batchId)
        case 'paused':
          return batches.pause(batchId)
        case 'stopped':
          return batches.stop(batchId)
      }
    },
    readBatch: () => batches.newest(),
    readBatchProblems: ({ batchId }) =>
      itemsWithoutDraft(store, batchId).flatMap(({ position, name, state, failure, sameAs }): BatchProblem[] =>
        state === null ? [] : [{ position, name, state, failure, sameAs }],
      ),
  }
}

/** Each record as a note; one that can't be is named. */
async function keepAll(deps: BatchHandlerDeps, records: readonly FileRecord[]): Promise<TakenRecord[]> {
  const taken: TakenRecord[] = []
  for (const [index, { title, text, failure }] of records.entries()) {
    const name = [`#${String(index + 1)}`, title].filter((part) => part !== null).join(' ')
    taken.push({ name, place: failure === null ? keep(deps, title, text) : { kind: 'unreadable', failure } })
    // a thousand notes must not hold up the window
    await nextTurn()
  }
  return taken
}

function keep(deps: BatchHandlerDeps, title: string | null, text: string): TakenRecord['place'] {
  try {
    const { noteId } = saveRecord(deps, { text, ...(title !== null && { title }) })
    deps.changed(noteId)
    return { kind: 'note', noteId }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.code !== 'record-empty' && failure.code !== 'record-over-limit') throw error
    return { kind: 'unreadable', failure }
  }
}
