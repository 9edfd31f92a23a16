import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppFailure, failureOf } from '../../src/shared/errors.ts'
import { backUpStore } from '../../src/main/store/backUpStore.ts'
import { closeStore, openStore, type WritableStore } from '../../src/main/store/openStore.ts'
import { connectionOf } from '../../src/main/store/store.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { lastOfEach, missingOf, shift, type Acknowledged } from './shift.ts'
import { SmallDisk } from './smallDisk.ts'
import { unsoundnessOf } from './soundness.ts'

const key = randomBytes(32)
const megabytes = 8

/** Room for the work: so many pages, or none to speak of. */
type Room = {
  readonly leave: (store: WritableStore | undefined, pages: number) => void
  readonly give: (store: WritableStore | undefined) => void
}

/**
 * A disk with room for 0, 1, 2 … pages more, until the work of a minute, its backup and a first start pass untouched. What is acknowledged must be there, what is
 * not must say `disk-full`, and with room the same program goes on.
 */
export async function diskFullDrill(times: number): Promise<DrillOutcome> {
  return inDrillFolder(async (folder) => {
    const disk = SmallDisk.mount(join(folder, 'disk'), megabytes)
    const count = new DrillCount()
    try {
      const place = disk?.folder ?? folder
      const room: Room = disk
        ? { leave: (_, pages) => disk.fill(pages), give: () => disk.empty() }
        : {
            leave: (store, pages) => limitPages(store, pages),
            give: (store) => limitPages(store, 1_000_000),
          }
      const work = await untilUntouched(times, (pages) => workIn(join(place, 'work'), pages, room, count))
      const backup = await untilUntouched(times, (pages) => backUpIn(join(place, 'backup'), pages, room, count))
      const first = disk ? await untilUntouched(times, (pages) => firstStartIn(join(place, 'first'), pages, room, count)) : 0
      return count.outcome(
        disk
          ? `a tmpfs of ${megabytes} MB filled to the page: work passes with ${work} pages, a backup with ${backup}, a first start with ${first}`
          : `mounting isn't permitted here: the database's own page limit instead; work passes with ${work} pages`,
      )
    } finally {
      disk?.unmount()
    }
  })
}

function limitPages(store: WritableStore | undefined, pages: number): void {
  if (!store) return
  const { database } = connectionOf(store)
  database.pragma(`max_page_count=${Number(database.pragma('page_count', { simple: true })) + pages}`)
}

/** The first number of pages with which nothing failed; not more than `most` tries, in steps that grow with the distance. */
async function untilUntouched(most: number, attempt: (pages: number) => Promise<boolean>): Promise<number> {
  for (let number = 0; number < most; number++) if (await attempt(number)) return number
  return most
}

/** True when every step passed. */
async function workIn(folder: string, pages: number, room: Room, count: DrillCount): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true })
  const path = join(folder, 'notes.db')
  const store = openStore({ path, key })
  const acknowledged: Acknowledged[] = [...shift(store, 1)]
  room.leave(store, pages)
  const failure = failureIn(() => {
    for (const done of shift(store, 2)) acknowledged.push(done)
  })
  const wrong = failure === null || failure === 'disk-full' ? [] : [`said ${failure}`]
  // what could be read before can be read now, in the same process
  let missing = missingOf(store, lastOfEach(acknowledged))
  room.give(store)
  const after = failureIn(() => acknowledged.push(...shift(store, 3)))
  if (after !== null) wrong.push(`with room again: ${after}`)
  closeStore(store)
  const again = openStore({ path, key })
  missing += missingOf(again, lastOfEach(acknowledged))
  wrong.push(...(await unsoundnessOf(again)))
  closeStore(again)
  if (failure !== null || wrong.length > 0) count.fault(`work, ${pages} pages`, wrong, missing)
  rmSync(folder, { recursive: true, force: true })
  return failure === null
}

async function backUpIn(folder: string, pages: number, room: Room, count: DrillCount): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true })
  const path = join(folder, 'notes.db')
  const store = openStore({ path, key })
  const acknowledged = [...shift(store, 1)]
  room.leave(store, pages)
  const failure = failureIn(() => backUpStore(store, { databasePath: path, key, reason: 'command', now: Date.now }))
  room.give(store)
  const wrong = failure === null || failure === 'disk-full' ? [] : [`said ${failure}`]
  const halves = readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.part'))
  if (halves.length > 0) wrong.push('half a backup is left')
  wrong.push(...(await unsoundnessOf(store)))
  const missing = missingOf(store, lastOfEach(acknowledged))
  closeStore(store)
  if (failure !== null || wrong.length > 0) count.fault(`backup, ${pages} pages`, wrong, missing)
  rmSync(folder, { recursive: true, force: true })
  return failure === null
}

/** No half made database may keep the next start from making a whole one. */
async function firstStartIn(folder: string, pages: number, room: Room, count: DrillCount): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true })
  const path = join(folder, 'notes.db')
  room.leave(undefined, pages)
  const failure = failureIn(() => closeStore(openStore({ path, key })))
  room.give(undefined)
  const wrong = failure === null || failure === 'disk-full' ? [] : [`said ${failure}`]
  const after = failureIn(() => closeStore(openStore({ path, key })))
  if (after !== null) wrong.push(`with room again: ${after}`)
  else {
    const store = openStore({ path, key })
    wrong.push(...(await unsoundnessOf(store)))
    closeStore(store)
  }
  if (failure !== null || wrong.length > 0) count.fault(`first start, ${pages} pages`, wrong)
  rmSync(folder, { recursive: true, force: true })
  return failure === null
}

function failureIn(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof AppFailure) return error.code
    return `${failureOf(error).code} (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`
  }
}
