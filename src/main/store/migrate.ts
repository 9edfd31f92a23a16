import type Database from 'better-sqlite3'
import { AppFailure } from '../../shared/errors.ts'
import type { Migration } from './migrations/migration.ts'
import { userVersionOf } from './openDatabase.ts'

/** The version that a file has, and the steps it lacks; numbers may have gaps. Throws `store-newer` for a file of a later program. */
export function pendingMigrations(
  database: Database.Database,
  migrations: readonly Migration[],
): { found: number; pending: readonly Migration[] } {
  const found = userVersionOf(database)
  const known = migrations.at(-1)?.number ?? 0
  if (found > known) throw new AppFailure('store-newer', { found, known })
  return { found, pending: migrations.filter(({ number }) => number > found) }
}

/** One transaction a step, in the order of their numbers, its number written with it: a program that is killed on the way goes on at the step that it did not finish. */
export function migrate(database: Database.Database, steps: readonly Migration[]): void {
  for (const { number, sql } of steps) {
    database
      .transaction(() => {
        if (userVersionOf(database) >= number) throw new Error(`migration ${number} does not follow version ${userVersionOf(database)}`)
        database.exec(sql)
        database.pragma(`user_version=${number}`)
      })
      .immediate()
  }
}
