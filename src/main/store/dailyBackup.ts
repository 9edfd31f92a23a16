import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { AppFailure, errorCodes } from '../../shared/errors.ts'
import { backupManifestSchema } from './backupManifest.ts'
import { isBackupDue, noteBackup } from './backUpStore.ts'
import type { WritableStore } from './store.ts'

export type DailyBackupOptions = {
  readonly databasePath: string
  readonly key: Buffer | null
  /** The file of `backupWorker`. */
  readonly worker: URL | string
  readonly now: () => number
}

const answerSchema = z.union([
  z.object({ manifest: backupManifestSchema }),
  z.object({ failure: z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) }) }),
])

/** Makes the backup of the day, if it is due, without holding the caller up; true when one was made. Throws what the backup threw: `store-unreadable` means a damaged database. */
export async function makeDailyBackup(store: WritableStore, { databasePath, key, worker, now }: DailyBackupOptions): Promise<boolean> {
  if (!isBackupDue(databasePath, now())) return false
  const answer = await new Promise<unknown>((resolve, reject) => {
    const thread = new Worker(worker, { workerData: { databasePath, key, at: now() } })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('the backup ended without an answer')))
  })
  const result = answerSchema.parse(answer)
  if ('failure' in result) throw new AppFailure(result.failure.code, result.failure.params)
  noteBackup(store, result.manifest, now())
  return true
}
