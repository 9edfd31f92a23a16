import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { failureOf } from '../../shared/errors.ts'
import { keptBackups } from './backUpStore.ts'
import { backupsFolder, makeBackup } from './backups.ts'
import { applySettings, openDatabase } from './openDatabase.ts'
import { storeFailureOf } from './storeFailure.ts'

/** The daily backup in a thread of its own, on a connection of its own: reading every page of a large file would hold the window up. Answers with the manifest or the failure. */
const { databasePath, key, at } = z
  .object({ databasePath: z.string(), key: z.instanceof(Uint8Array).nullable(), at: z.number() })
  .parse(workerData)

try {
  const keyBytes = key === null ? null : Buffer.from(key)
  const database = openDatabase(databasePath, keyBytes, { fileMustExist: true })
  try {
    applySettings(database)
    const folder = backupsFolder(databasePath)
    const manifest = makeBackup(database, { folder, key: keyBytes, reason: 'daily', at, keep: keptBackups })
    parentPort?.postMessage({ manifest })
  } finally {
    database.close()
  }
} catch (error) {
  parentPort?.postMessage({ failure: failureOf(error instanceof Error ? storeFailureOf(error) : error) })
}
