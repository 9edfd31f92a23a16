import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { backUpStore } from '../../src/main/store/backUpStore.ts'
import { backupsFolder, newestVerifiedBackup } from '../../src/main/store/backups.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { restoreBackup } from '../../src/main/store/restoreBackup.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { shift, shownTexts } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const key = randomBytes(32)

/** A backup is restored beside the log that a kill left, of 1, 2, 3 … notes that came after the backup: nothing of it may get into the restored file, and all of it is kept with the file that was set aside. */
export async function staleWalDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  for (let fault = 0; fault < times; fault++) {
    const later = 1 + (fault % 20)
    await inDrillFolder(async (folder) => {
      const path = join(folder, 'notes.db')
      const store = openStore({ path, key })
      for (let number = 1; number <= 3; number++) for (const _ of shift(store, number));
      const texts = shownTexts(store)
      backUpStore(store, { databasePath: path, key, reason: 'command', now: Date.now })
      for (let number = 1; number <= later; number++) for (const _ of shift(store, 100 + number));
      const all = shownTexts(store)
      for (const part of ['', '-wal']) copyFileSync(`${path}${part}`, `${path}${part}.left`)
      closeStore(store)
      for (const part of ['', '-wal']) copyFileSync(`${path}${part}.left`, `${path}${part}`)

      const backup = newestVerifiedBackup(backupsFolder(path), key)
      if (!backup) throw new Error('no backup')
      const { quarantine } = restoreBackup({ databasePath: path, key, backup, now: Date.now })
      const wrong = existsSync(`${path}-wal`) ? ['a log is left'] : []
      const restored = openStore({ path, key })
      if (JSON.stringify(shownTexts(restored)) !== JSON.stringify(texts)) wrong.push('not what was backed up')
      wrong.push(...(await unsoundnessOf(restored)))
      closeStore(restored)
      const aside = openStore({ path: quarantine ?? '', key })
      const lost = JSON.stringify(shownTexts(aside)) === JSON.stringify(all) ? 0 : later
      closeStore(aside)
      count.fault(`${later} later notes`, wrong, lost)
    })
  }
  return count.outcome('the file that was set aside opens with all that came after the backup')
}
