import { randomBytes, randomInt } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppFailure } from '../../src/shared/errors.ts'
import { auditHeadPath } from '../../src/main/store/auditHead.ts'
import { backUpStore } from '../../src/main/store/backUpStore.ts'
import { backupsFolder, listBackups, verifyBackup } from '../../src/main/store/backups.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { connectionOf } from '../../src/main/store/store.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { shift, shownTexts } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const targets = ['database', 'log', 'backup'] as const
const key = randomBytes(32)

/** One bit of a file that is at rest, in turn of the database, of its log as a kill leaves it, and of a backup. Reported means: refused when it is opened, or named by the check of pages and audit. */
export async function flipsDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  const told = { opening: 0, checking: 0, backup: 0 }
  let free = 0
  await inDrillFolder(async (folder) => {
    const sound = makeSound(join(folder, 'sound'))
    for (let number = 0; number < times; number++) {
      const target = targets[number % targets.length] ?? 'database'
      const place = join(folder, 'flipped')
      rmSync(place, { recursive: true, force: true })
      copyAll(target === 'log' ? sound.killed : sound.closed, place)
      const flipped = flipIn(fileOf(place, target))
      if (target === 'backup') {
        const isReported = isBackupRefused(place)
        if (isReported) told.backup++
        count.fault(`backup ${flipped}`, isReported ? [] : ['not reported'])
      } else {
        const found = await openFlipped(join(place, 'notes.db'), sound.texts)
        if (found.by !== null) told[found.by]++
        const isFree = found.by === null && target === 'database' && !sound.usedPages.has(pageOf(flipped))
        if (isFree) free++
        count.fault(`${target} ${flipped}`, found.by === null && !isFree ? ['not reported'] : [], found.wrongTexts)
      }
    }
  })
  return count.outcome(
    `told when opened ${told.opening}, by the check ${told.checking}, of a backup ${told.backup}; in a page that is free, which nobody reads until it is written anew, ${free}; texts shown that were not written: 0 must be`,
  )
}

const fileOf = (folder: string, target: (typeof targets)[number]) => {
  if (target === 'database') return join(folder, 'notes.db')
  if (target === 'log') return join(folder, 'notes.db-wal')
  const name = readdirSync(join(folder, 'backups')).find((file) => file.endsWith('.db')) ?? ''
  return join(folder, 'backups', name)
}

const pageSize = 4096
const pageOf = (flipped: string) => Math.floor(Number(/\d+/.exec(flipped)?.[0]) / pageSize) + 1

/** `usedPages`: those of the closed file that hold something; what is free keeps nothing, and SQLite's check does not read it. */
type Sound = {
  readonly closed: string
  readonly killed: string
  readonly texts: ReadonlySet<string>
  readonly usedPages: ReadonlySet<number>
}

/** Once as a kill leaves it, with half of the work still in the log, and once closed: a page that the log has anew is read by nobody in the file. */
function makeSound(folder: string): Sound {
  const [closed, killed, path] = [folder, `${folder}-killed`, join(folder, 'notes.db')]
  const first = openStore({ path, key })
  for (let number = 1; number <= 8; number++) for (const _ of shift(first, number));
  backUpStore(first, { databasePath: path, key, reason: 'command', now: Date.now })
  closeStore(first)
  const second = openStore({ path, key })
  for (let number = 9; number <= 14; number++) for (const _ of shift(second, number));
  const texts = new Set(shownTexts(second))
  copyAll(closed, killed)
  closeStore(second)
  const third = openStore({ path, key })
  const usedPages = new Set([1, ...(connectionOf(third).database.prepare('SELECT DISTINCT pageno FROM dbstat').pluck().all() as number[])])
  closeStore(third)
  return { closed, killed, texts, usedPages }
}

function copyAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  const path = join(from, 'notes.db')
  for (const file of [path, `${path}-wal`, auditHeadPath(path)])
    if (existsSync(file)) copyFileSync(file, join(to, file.slice(from.length + 1)))
  mkdirSync(join(to, 'backups'), { recursive: true })
  for (const name of readdirSync(join(from, 'backups'))) copyFileSync(join(from, 'backups', name), join(to, 'backups', name))
}

function flipIn(file: string): string {
  const bytes = readFileSync(file)
  const [place, bit] = [randomInt(bytes.length), randomInt(8)]
  bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
  writeFileSync(file, bytes)
  return `byte ${place} bit ${bit}`
}

async function openFlipped(path: string, texts: ReadonlySet<string>): Promise<{ by: 'opening' | 'checking' | null; wrongTexts: number }> {
  let store
  try {
    store = openStore({ path, key })
  } catch (error) {
    if (error instanceof AppFailure) return { by: 'opening', wrongTexts: 0 }
    throw error
  }
  try {
    const wrongTexts = shownOrNone(() => shownTexts(store)).filter((text) => !isPartOf(texts, text)).length
    const unsound = await unsoundnessOf(store).catch((error: unknown) => {
      if (error instanceof AppFailure) return [error.code]
      throw error
    })
    return { by: unsound.length > 0 ? 'checking' : null, wrongTexts }
  } finally {
    closeStore(store)
  }
}

/** An older state of a note is none of the texts that were there at the end: only its record has to be one that was written. */
function isPartOf(texts: ReadonlySet<string>, text: string): boolean {
  if (texts.has(text)) return true
  const [id, record] = JSON.parse(text) as [string, string]
  return [...texts].some((known) => known.startsWith(JSON.stringify([id, record]).slice(0, -1)))
}

function shownOrNone(read: () => string[]): string[] {
  try {
    return read()
  } catch (error) {
    if (error instanceof AppFailure) return []
    throw error
  }
}

function isBackupRefused(folder: string): boolean {
  const [backup] = listBackups(backupsFolder(join(folder, 'notes.db')))
  if (!backup) return false
  try {
    verifyBackup(backup, key)
    return false
  } catch (error) {
    if (error instanceof AppFailure) return true
    throw error
  }
}
