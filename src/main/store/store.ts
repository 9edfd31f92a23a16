import type Database from 'better-sqlite3'

declare const readable: unique symbol
declare const writable: unique symbol

/** An open database that a function may read. It carries no SQL: only the files of this folder reach the connection behind it. */
export type ReadableStore = { readonly [readable]: true }
/** An open database that a function may change. */
export type WritableStore = ReadableStore & { readonly [writable]: true }

export type Connection = {
  readonly database: Database.Database
  readonly statements: Map<string, Database.Statement>
}

const connections = new WeakMap<ReadableStore, Connection>()

export function storeOn(database: Database.Database): WritableStore {
  const store = Object.freeze({}) as WritableStore
  connections.set(store, { database, statements: new Map() })
  return store
}

export function connectionOf(store: ReadableStore): Connection {
  const connection = connections.get(store)
  if (!connection) throw new TypeError('not a store')
  return connection
}
