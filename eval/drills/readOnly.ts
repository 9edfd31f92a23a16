import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { AppFailure } from '../../src/shared/errors.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { connectionOf } from '../../src/main/store/store.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { missingOf, shift, shiftSteps, type Acknowledged } from './shift.ts'
import { SmallDisk } from './smallDisk.ts'
import { unsoundnessOf } from './soundness.ts'

const key = randomBytes(32)
const said = ['store-read-only', 'store-unreadable', 'disk-full']

/** The folder becomes read-only after 0, 1, 2 … steps of the work, and before a start. Each refused step says so, what was acknowledged is read on, and once it is writable the work goes on. */
export async function readOnlyDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  return inDrillFolder(async (folder) => {
    const disk = SmallDisk.mount(join(folder, 'disk'), 16)
    try {
      const place = disk?.folder ?? folder
      for (let step = 0; step < Math.min(times, shiftSteps.length); step++) {
        const path = join(place, String(step), 'notes.db')
        const store = openStore({ path, key })
        const protect = (isReadOnly: boolean) => {
          // a file system with an open file that is written to can't be remounted: the connection itself refuses then, with the same code
          connectionOf(store).database.pragma(`query_only=${isReadOnly ? 'ON' : 'OFF'}`)
        }
        const acknowledged: Acknowledged[] = []
        const work = shift(store, step)
        for (let done = 0; done < step; done++) acknowledged.push(work.next().value as Acknowledged)
        protect(true)
        const wrong: string[] = []
        const failure = failureIn(() => work.next())
        if (failure === null || !said.includes(failure)) wrong.push(`said ${failure ?? 'nothing'}`)
        const last = acknowledged.slice(-1)
        const missing = missingOf(store, last)
        protect(false)
        const after = failureIn(() => [...shift(store, step + 100)])
        if (after !== null) wrong.push(`writable again: ${after}`)
        wrong.push(...(await unsoundnessOf(store)))
        closeStore(store)
        count.fault(`after step ${step}`, wrong, missing)
      }
      if (disk) await startReadOnly(disk, count)
      return count.outcome(
        disk
          ? 'connection made read-only at each step; a start on a file system mounted read-only'
          : "connection made read-only at each step; mounting isn't permitted here",
      )
    } finally {
      disk?.unmount()
    }
  })
}

async function startReadOnly(disk: SmallDisk, count: DrillCount): Promise<void> {
  const path = join(disk.folder, 'start', 'notes.db')
  const store = openStore({ path, key })
  const acknowledged = [...shift(store, 1)]
  closeStore(store)
  disk.setReadOnly(true)
  const failure = failureIn(() => closeStore(openStore({ path, key })))
  disk.setReadOnly(false)
  const wrong = failure !== null && said.includes(failure) ? [] : [`said ${failure ?? 'nothing'}`]
  const again = openStore({ path, key })
  const missing = missingOf(again, acknowledged.slice(-1))
  wrong.push(...(await unsoundnessOf(again)))
  closeStore(again)
  count.fault('start', wrong, missing)
}

function failureIn(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof AppFailure
      ? error.code
      : `a bug (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`
  }
}
