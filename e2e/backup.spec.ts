import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { Workstation } from './journeys/workstation.ts'

test('a backup is made by itself, and takes the place of a database that is damaged', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  await new Workstation(app.page).expectEngine('missing')
  const { userData } = app
  const namesIn = (folder: string) => (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
  const backups = () => namesIn(path.join(userData, 'backups')).filter((name) => name.endsWith('.db'))
  await expect.poll(backups, { timeout: 30_000 }).toEqual([expect.stringMatching(/-daily\.db$/)])
  await app.kill()

  fs.truncateSync(path.join(userData, 'yizhai.db'), 20_000)
  fs.rmSync(path.join(userData, 'yizhai.db-wal'), { force: true })
  const again = await launchApp({ modelsDir: emptyFolder(testInfo), userData })
  await expect(again.page.getByTestId('queue-item').first()).toBeVisible()
  expect(namesIn(userData).filter((name) => /quarantine-[^.]*Z$/.test(name))).toHaveLength(1)
})
