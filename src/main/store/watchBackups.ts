import { failureOf, type Failure } from '../../shared/errors.ts'
import { makeDailyBackup, type DailyBackupOptions } from './dailyBackup.ts'
import { markDamaged } from './openOrRestore.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'

export type WatchBackupsOptions = DailyBackupOptions & {
  /** Told what the user has to know. */
  readonly onFailure: (failure: Failure) => void
  readonly onBug: (error: unknown) => void
}

const hourMs = 3_600_000
const firstMs = 5_000

/** The backup of the day soon after the start, and looked for every hour; a database that turns out damaged is read whole at the next start, which then offers a backup. Returns how to end it. */
export function watchBackups(store: WritableStore, { onFailure, onBug, ...options }: WatchBackupsOptions): () => void {
  let isRunning = false
  let isEnded = false
  const look = async () => {
    if (isRunning || isEnded) return
    isRunning = true
    try {
      await makeDailyBackup(store, options)
    } catch (error) {
      if (isEnded) return
      const failure = failureOf(error)
      if (failure.code === 'store-unreadable') markDamaged(options.databasePath)
      if (failure.code === 'unexpected') onBug(error)
      else onFailure(failure)
    } finally {
      isRunning = false
    }
  }
  const first = setTimeout(() => void look(), firstMs)
  const hourly = setInterval(() => void look(), hourMs)
  const cut = auditProblemOf(store)
  if (cut) onFailure(cut)
  return () => {
    isEnded = true
    clearTimeout(first)
    clearInterval(hourly)
  }
}

/** What was found wrong with the audit when the store was opened: steps that were taken before are not in it. */
export function auditProblemOf(store: ReadableStore): Failure | null {
  return connectionOf(store).audit.isCut ? { code: 'audit-cut', params: {} } : null
}
