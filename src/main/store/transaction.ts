import { firstMac } from './auditMac.ts'
import { connectionOf, type Connection, type WritableStore } from './store.ts'
import { attempt } from './storeFailure.ts'

/** All of `work` or nothing; on disk when it returns. One inside another joins the outer one. */
export function transaction<T>(store: WritableStore, work: () => T): T {
  const connection = connectionOf(store)
  const { database } = connection
  const result = attempt(() => database.transaction(work).immediate())
  if (!database.inTransaction) followChain(connection)
  return result
}

/** After the commit, so that the head is never ahead of the chain. What was committed stands whatever happens here: a head that can't be written lags, and the verification says so. */
function followChain({ database, audit }: Connection): void {
  if (!audit.isAhead || !audit.head) return
  const last = database.prepare('SELECT number, mac FROM audit ORDER BY number DESC LIMIT 1').get() as
    { readonly number: number; readonly mac: string } | undefined
  try {
    audit.head.write(last ?? { number: 0, mac: firstMac })
    audit.isAhead = false
  } catch {
    // tried again with the next row
  }
}
