import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { auditHeadPath } from './auditHead.ts'

/** A restore that was killed after its copy was whole: the copy waits under this name, and opening takes it where the database itself is away. */
export function restoringPath(databasePath: string): string {
  return `${databasePath}.restoring`
}

/** Sets the database aside with its log and its head, under one name; `null` where there is none. The index of the log is made anew by whoever opens it. */
export function quarantineDatabase(databasePath: string, at: number): string | null {
  const name = `${databasePath}.quarantine-${new Date(at).toISOString().replace(/[:.]/g, '-')}`
  const isThere = existsSync(databasePath)
  // the database first: killed here, the log is found beside no database, and is set aside by the next start
  if (isThere) renameSync(databasePath, name)
  setLogAside(databasePath, name)
  if (existsSync(auditHeadPath(databasePath))) renameSync(auditHeadPath(databasePath), auditHeadPath(name))
  return isThere ? name : null
}

/** The last steps of a restore; done again at the next start where it was killed between them. */
export function finishRestore(databasePath: string): void {
  const waiting = restoringPath(databasePath)
  if (!existsSync(waiting) || existsSync(databasePath)) return
  setLogAside(databasePath, newestQuarantine(databasePath) ?? `${databasePath}.quarantine`)
  if (existsSync(`${waiting}-head`)) renameSync(`${waiting}-head`, auditHeadPath(databasePath))
  renameSync(waiting, databasePath)
}

/** A log that stayed would be read into the restored file, which it has nothing to do with. */
function setLogAside(databasePath: string, name: string): void {
  rmSync(`${databasePath}-shm`, { force: true })
  if (existsSync(`${databasePath}-wal`)) renameSync(`${databasePath}-wal`, `${name}-wal`)
}

function newestQuarantine(databasePath: string): string | undefined {
  const beginning = `${basename(databasePath)}.quarantine-`
  const names = readdirSync(dirname(databasePath)).filter((name) => name.startsWith(beginning) && name.endsWith('Z'))
  const newest = names.sort().at(-1)
  return newest === undefined ? undefined : join(dirname(databasePath), newest)
}
