import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppFailure } from '../../src/shared/errors.ts'
import { openOrRestore } from '../../src/main/store/openOrRestore.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { missingOf, shift } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

/** The database with another key, with none, with one of which a bit is wrong: each says `store-key-lost`, no restore is offered, not a byte changes, and the right key opens it as before. */
export async function wrongKeyDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  await inDrillFolder(async (folder) => {
    const [path, key] = [join(folder, 'notes.db'), randomBytes(32)]
    const store = openStore({ path, key })
    const acknowledged = [...shift(store, 1)]
    closeStore(store)
    const contents = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])
    for (let number = 0; number < times; number++) {
      const wrongKey = number === 0 ? null : number % 2 === 0 ? randomBytes(32) : withWrongBit(key, number)
      const before = JSON.stringify(contents())
      const wrong = ['opened']
      try {
        closeStore(openOrRestore({ path, key: wrongKey }, () => wrong.push('offered a restore') > 0))
      } catch (error) {
        if (error instanceof AppFailure && error.code === 'store-key-lost') wrong.shift()
        else wrong[0] = String(error)
      }
      if (JSON.stringify(contents()) !== before) wrong.push('files changed')
      const again = openStore({ path, key })
      const missing = missingOf(again, acknowledged.slice(-1))
      if (number === times - 1) wrong.push(...(await unsoundnessOf(again)))
      closeStore(again)
      count.fault(`key ${number}`, wrong, missing)
    }
  })
  return count.outcome('another key, none, or one with a wrong bit')
}

function withWrongBit(key: Buffer, number: number): Buffer {
  const changed = Buffer.from(key)
  const place = number % changed.length
  changed[place] = (changed[place] ?? 0) ^ (1 << (number % 8))
  return changed
}
