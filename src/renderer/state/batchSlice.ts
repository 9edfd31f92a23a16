import type { BatchView, TakenRecord } from '../../shared/batch.ts'
import type { Output } from '../../shared/contract.ts'
import { failureOf, type Result } from '../../shared/errors.ts'
import { maximumBatchRecords } from '../../shared/limits.ts'
import { isBatchOpen, type BatchSlice, type DroppedFile, type DroppedFolder } from './batchState.ts'
import { refusalOfFile } from './refusalOfFile.ts'
import type { SliceContext } from './workstationState.ts'

/** The batch: begun from a dialog or a drop, watched, paused, gone on with and stopped. What it does to its notes comes as events of the notes. */
export function createBatchSlice({ bridge, get, set, attempt }: SliceContext): BatchSlice {
  const problemsOf = ({ counts }: BatchView) => counts.refused + counts.same + counts.failed

  async function readProblems({ id }: BatchView): Promise<void> {
    const result = await attempt(() => bridge.readBatchProblems({ batchId: id }))
    if (result.ok && get().batch?.id === id) set({ batchProblems: result.value })
  }

  function show(batch: BatchView | null): void {
    const before = get().batch
    const isOther = before?.id !== batch?.id
    set({ batch, ...(isOther && { batchProblems: [] }) })
    if (batch !== null && (isOther || before === null || problemsOf(before) !== problemsOf(batch)) && problemsOf(batch) > 0)
      void readProblems(batch)
  }

  /** What was asked for, in the dialog of the batch, which shows it from here on. */
  async function begin(ask: () => Promise<Result<Output<'startBatch'>>>): Promise<void> {
    set({ batchFailure: null, batchIntake: { done: 0, total: null } })
    const result = await attempt(ask)
    set({ batchIntake: null, ...(!result.ok && { batchFailure: result.failure }) })
    if (result.ok && result.value !== null) show(result.value)
    if (!result.ok || result.value !== null) get().openDialog({ kind: 'batch' })
  }

  async function change(batch: BatchView, to: 'running' | 'paused' | 'stopped'): Promise<void> {
    const result = await attempt(() => bridge.changeBatch({ batchId: batch.id, to }))
    set({ batchFailure: result.ok ? null : result.failure })
    if (result.ok) show(result.value)
    else if (get().dialog?.kind !== 'batch') get().complain(result.failure)
  }

  async function take(file: DroppedFile): Promise<TakenRecord> {
    const refusal = refusalOfFile(file)
    if (refusal !== null) return { name: file.name, place: { kind: 'unreadable', failure: refusal } }
    const result = await attempt(async () => bridge.importRecordFile({ name: baseName(file.name), base64: await file.readBase64() }))
    if (!result.ok) return { name: file.name, place: { kind: 'unreadable', failure: result.failure } }
    const taken = result.value
    if ('noteId' in taken) return { name: file.name, place: { kind: 'note', noteId: taken.noteId } }
    const failure = { code: 'batch-file-lossy', params: { name: baseName(file.name) } } as const
    return { name: file.name, place: { kind: 'unreadable', failure } }
  }

  async function takeAll(folders: readonly DroppedFolder[]): Promise<Result<Output<'startBatch'>>> {
    const name = folders.map((folder) => folder.name).join(', ')
    const files = (await Promise.all(folders.map((folder) => folder.list()))).flat()
    if (files.length === 0) return { ok: false, failure: { code: 'batch-empty', params: { name } } }
    if (files.length > maximumBatchRecords)
      return { ok: false, failure: { code: 'batch-too-many', params: { name, maximum: maximumBatchRecords } } }
    const records: TakenRecord[] = []
    for (const file of files) {
      records.push(await take(file))
      set({ batchIntake: { done: records.length, total: files.length } })
    }
    return bridge.startBatchOfNotes({ name: name.slice(0, 200), records, templateId: get().settings.templateId })
  }

  /** One batch at a time: what else is dropped is refused before anything of it is read. */
  async function beginDropped(ask: () => Promise<Result<Output<'startBatch'>>>): Promise<void> {
    const { batch, batchIntake, openDialog } = get()
    if (batchIntake !== null) return
    if (isBatchOpen(batch)) {
      set({ batchFailure: { code: 'batch-running', params: { name: batch?.name ?? '' } } })
      return openDialog({ kind: 'batch' })
    }
    openDialog({ kind: 'batch' })
    await begin(ask)
  }

  return {
    batch: null,
    batchProblems: [],
    batchFailure: null,
    batchIntake: null,
    readBatch: async () => {
      const result = await attempt(() => bridge.readBatch({}))
      if (result.ok) show(result.value)
      else set({ batchFailure: result.failure })
    },
    noteBatch: (batch) => {
      const before = get().batch
      show(batch)
      if (before?.id !== batch.id || before.state === batch.state) return
      const { counts, name, reason, state } = batch
      if (state === 'done') get().tell('batchDone', { name, count: counts.drafted, without: counts.refused + counts.failed })
      if (state === 'paused' && reason !== null) get().complain(reason, name)
    },
    openBatch: async () => {
      set({ batchFailure: null, dialog: { kind: 'batch' } })
      await get().readBatch()
    },
    startBatch: async (from) => {
      if (get().batchIntake !== null) return
      await begin(() => bridge.startBatch({ from, templateId: get().settings.templateId }))
    },
    dropFolders: (folders) => beginDropped(() => takeAll(folders)),
    dropTable: (file) =>
      beginDropped(async () => {
        const refusal = refusalOfFile(file)
        if (refusal !== null) return { ok: false, failure: { ...refusal, code: 'batch-file-too-large' } }
        try {
          const base64 = await file.readBase64()
          return await bridge.startBatchOfFile({ name: file.name, base64, templateId: get().settings.templateId })
        } catch (error) {
          return { ok: false, failure: failureOf(error) }
        }
      }),
    toggleBatch: () => {
      const { batch } = get()
      if (batch === null || !isBatchOpen(batch)) return false
      return change(batch, batch.state === 'running' ? 'paused' : 'running')
    },
    stopBatch: () => {
      const { batch } = get()
      return batch === null || !isBatchOpen(batch) ? false : change(batch, 'stopped')
    },
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).slice(-200)
}
