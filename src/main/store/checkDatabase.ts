import { connectionOf, type ReadableStore } from './store.ts'
import { userVersionOf } from './openDatabase.ts'
import { attempt } from './storeFailure.ts'

export type DatabaseCheck = {
  readonly isWhole: boolean
  /** `null`: in the clear. */
  readonly cipher: string | null
  /** Every commit is on disk before it counts. */
  readonly isDurable: boolean
  readonly version: number
  readonly notes: number
  readonly signatures: number
}

/** Reads every page of the file once. Changes nothing. */
export function checkDatabase(store: ReadableStore): DatabaseCheck {
  const { database } = connectionOf(store)
  return attempt(() => {
    const count = (table: 'notes' | 'signatures') => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    const cipher = database.memory ? null : database.pragma('cipher', { simple: true })
    return {
      isWhole:
        database.pragma('integrity_check', { simple: true }) === 'ok' && (database.pragma('foreign_key_check') as unknown[]).length === 0,
      cipher: typeof cipher === 'string' && cipher !== '' ? cipher : null,
      isDurable: database.pragma('synchronous', { simple: true }) === 2,
      version: userVersionOf(database),
      notes: count('notes'),
      signatures: count('signatures'),
    }
  })
}
