import { connectionOf, type WritableStore } from './store.ts'
import { attempt } from './storeFailure.ts'

/** All of `work` or nothing; on disk when it returns. One inside another joins the outer one. */
export function transaction<T>(store: WritableStore, work: () => T): T {
  const { database } = connectionOf(store)
  return attempt(() => database.transaction(work).immediate())
}
