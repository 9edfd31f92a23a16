import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { AppFailure } from '../../src/shared/errors.ts'
import { migrations } from '../../src/main/store/migrations/migrations.ts'
import { openDatabase, userVersionOf } from '../../src/main/store/openDatabase.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { first } from '../../src/main/store/sql.ts'
import { connectionOf } from '../../src/main/store/store.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { recordOf } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'
import { statementsOf } from './statementsOf.ts'

const child = fileURLToPath(new URL('migrationChild.ts', import.meta.url))
const key = randomBytes(32)
const newest = migrations.at(-1)?.number ?? 0
const textRow = z.object({ text: z.string() })

/** Every migration is killed after each of its statements, by SIGKILL of its process; the next start ends it, with the note as it was. A newer file is refused and left as it is. */
export async function migrationKillDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  const places = migrations.flatMap(({ number, sql }) =>
    Array.from({ length: statementsOf(sql).length + 1 }, (_, statements) => ({ number, statements })),
  )
  const stride = Math.max(1, Math.ceil(places.length / times))
  const chosen = places.filter((_, place) => place % stride === 0)
  await inDrillFolder(async (folder) => {
    for (const { number, statements } of chosen) await killAt(join(folder, `${number}-${statements}`), number, statements, count)
    await refuseNewer(folder, count)
  })
  return count.outcome(`${chosen.length} of ${places.length} places in ${migrations.length} migrations, and a newer file`)
}

async function killAt(folder: string, number: number, statements: number, count: DrillCount): Promise<void> {
  const path = join(folder, 'notes.db')
  mkdirSync(folder)
  const before = migrations.filter((migration) => migration.number < number)
  // the first migration makes a file: a kill leaves it without its name, and there is nothing yet that could be lost
  if (before.length === 0) openDatabase(path, key).close()
  else {
    const store = openStore({ path, key, migrations: before })
    const { database } = connectionOf(store)
    database.prepare("INSERT INTO notes (id, title, is_sample, created_at) VALUES ('n', 'N', 0, 1)").run()
    database.prepare("INSERT INTO record_versions VALUES ('n', 1, 1, 3, '', '[]', ?)").run(recordOf(number))
    closeStore(store)
  }
  const { signal } = spawnSync(process.execPath, [child, path, key.toString('hex'), String(number), String(statements)], {
    stdio: 'inherit',
  })
  const wrong = signal === 'SIGKILL' ? [] : ['was not killed']
  if (before.length === 0) for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true })
  let missing = 0
  const store = openStore({ path, key })
  if (userVersionOf(connectionOf(store).database) !== newest) wrong.push('not at the newest version')
  if (before.length > 0 && first(store, textRow, "SELECT text FROM record_versions WHERE note_id = 'n'")?.text !== recordOf(number))
    missing++
  if (before.length > 0 && !existsSync(join(folder, 'backups'))) wrong.push('no backup before it')
  wrong.push(...(await unsoundnessOf(store)))
  closeStore(store)
  count.fault(`migration ${number} after ${statements} statements`, wrong, missing)
  rmSync(folder, { recursive: true })
}

async function refuseNewer(folder: string, count: DrillCount): Promise<void> {
  const path = join(folder, 'newer.db')
  closeStore(openStore({ path, key }))
  const database = openDatabase(path, key)
  database.pragma(`user_version=${newest + 1}`)
  database.close()
  copyFileSync(path, `${path}.was`)
  const wrong = ['opened']
  try {
    closeStore(openStore({ path, key }))
  } catch (error) {
    wrong.splice(0, 1, ...(error instanceof AppFailure && error.code === 'store-newer' ? [] : [String(error)]))
  }
  if (!readFileSync(path).equals(readFileSync(`${path}.was`))) wrong.push('changed')
  if (readdirSync(folder).some((name) => name.includes('quarantine'))) wrong.push('set aside')
  count.fault('newer file', await Promise.resolve(wrong))
}
