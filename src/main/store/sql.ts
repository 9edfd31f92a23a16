import type Database from 'better-sqlite3'
import type { z } from 'zod'
import { AppFailure } from '../../shared/errors.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'
import { attempt } from './storeFailure.ts'

export type SqlParams = Readonly<Record<string, string | number | null>>

function prepared(store: ReadableStore, sql: string): Database.Statement {
  const { database, statements } = connectionOf(store)
  const known = statements.get(sql)
  if (known) return known
  const statement = database.prepare(sql)
  statements.set(sql, statement)
  return statement
}

/** A row that is not what this program writes is damage, not a bug; the message names the column only. */
function parsed<T>(row: z.ZodType<T>, value: unknown): T {
  const result = row.safeParse(value)
  if (result.success) return result.data
  throw new AppFailure('store-unreadable', { reason: `row ${result.error.issues[0]?.path.join('.') ?? ''}` })
}

export function all<T>(store: ReadableStore, row: z.ZodType<T>, sql: string, params: SqlParams = {}): T[] {
  return attempt(() => prepared(store, sql).all(params)).map((value) => parsed(row, value))
}

export function first<T>(store: ReadableStore, row: z.ZodType<T>, sql: string, params: SqlParams = {}): T | undefined {
  const value = attempt(() => prepared(store, sql).get(params))
  return value === undefined ? undefined : parsed(row, value)
}

/** On disk when it returns, or with the transaction around it. */
export function run(store: WritableStore, sql: string, params: SqlParams): void {
  attempt(() => prepared(store, sql).run(params))
}
