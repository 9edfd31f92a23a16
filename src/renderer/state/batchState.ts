import type { BatchProblem, BatchView } from '../../shared/batch.ts'
import type { Failure } from '../../shared/errors.ts'

/** A file that was dropped on the window, read only when its turn comes. */
export type DroppedFile = { readonly name: string; readonly sizeBytes: number; readonly readBase64: () => Promise<string> }

/** A folder that was dropped: its files by their paths in it, listed once they are asked for. */
export type DroppedFolder = { readonly name: string; readonly list: () => Promise<readonly DroppedFile[]> }

export type BatchSlice = {
  /** The batch that is not over, else the newest; `null` where there was none. */
  readonly batch: BatchView | null
  /** Its records without a draft, as they were read last. */
  readonly batchProblems: readonly BatchProblem[]
  /** Why the last batch could not begin, go on or end. */
  readonly batchFailure: Failure | null
  /** While a folder or table is read. Of a dropped folder, how many of its files have been taken in. */
  readonly batchIntake: { readonly done: number; readonly total: number | null } | null
  readonly readBatch: () => Promise<void>
  /** Told by main at each record. */
  readonly noteBatch: (batch: BatchView) => void
  readonly openBatch: () => Promise<void>
  readonly startBatch: (from: 'folder' | 'file') => Promise<void>
  readonly dropFolders: (folders: readonly DroppedFolder[]) => Promise<void>
  readonly dropTable: (file: DroppedFile) => Promise<void>
  /** Pauses the batch, or goes on with it; false where there is none to do it to. */
  readonly toggleBatch: () => Promise<void> | false
  readonly stopBatch: () => Promise<void> | false
}

/** Whether a batch is under way or paused: another can't begin. */
export function isBatchOpen(batch: BatchView | null): boolean {
  return batch?.state === 'running' || batch?.state === 'paused'
}
