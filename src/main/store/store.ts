import type Database from 'better-sqlite3'
import type { Actor } from '../../shared/security.ts'
import type { Versions } from '../../shared/versions.ts'
import type { AuditHead } from './auditHead.ts'

declare const readable: unique symbol
declare const writable: unique symbol

/** An open database that a function may read. It carries no SQL: only the files of this folder reach the connection behind it. */
export type ReadableStore = { readonly [readable]: true }
/** An open database that a function may change. */
export type WritableStore = ReadableStore & { readonly [writable]: true }

/** The chain of the open database: its key, and its head outside the file, which a database in memory has not. */
export type AuditState = { readonly key: Buffer; readonly head: AuditHead | null; isAhead: boolean; isCut: boolean }

export type Connection = {
  readonly database: Database.Database
  readonly statements: Map<string, Database.Statement>
  readonly audit: AuditState
  /** Who unlocked; absent where nobody had to. */
  actor?: Actor
  /** What is in force, for the stamp on drafts and audit. */
  versions?: Versions
}

const connections = new WeakMap<ReadableStore, Connection>()

export function storeOn(database: Database.Database, audit: Pick<AuditState, 'key' | 'head'>): WritableStore {
  const store = Object.freeze({}) as WritableStore
  connections.set(store, { database, statements: new Map(), audit: { ...audit, isAhead: false, isCut: false } })
  return store
}

export function connectionOf(store: ReadableStore): Connection {
  const connection = connections.get(store)
  if (!connection) throw new TypeError('not a store')
  return connection
}
