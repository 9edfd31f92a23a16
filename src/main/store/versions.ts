import type { Versions } from '../../shared/versions.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'

/** From now on each draft and each row of the audit is stamped with these. */
export function stampWith(store: WritableStore, versions: Versions): void {
  connectionOf(store).versions = versions
}

/** `null` where nobody said what is in force. */
export function stampOf(store: ReadableStore): Versions | null {
  return connectionOf(store).versions ?? null
}
