import fs from 'node:fs'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { Workstation } from './journeys/workstation.ts'

test('what is set holds at once and outlives a restart; a file that is no model is refused', async ({ launchApp }, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const app = await launchApp({ modelsDir })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.expectEngine('missing')
  const width = await page.evaluate(() => innerWidth)

  await workstation.press('Control+,')
  await page.getByTestId('setting-theme').getByRole('radio', { name: '深色' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByTestId('setting-clipboard').getByRole('radio', { name: '5 分钟' }).check()
  await page.getByTestId('setting-scale').getByRole('radio', { name: '150%' }).check()
  // as a zoomed page does, it has the room of a smaller one
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.round(width / 1.5))

  const noModel = testInfo.outputPath('no-model.gguf')
  fs.writeFileSync(noModel, 'text')
  await app.setOpenDialog([noModel])
  await page.getByTestId('import-model').click()
  await expect(page.getByTestId('model-import').locator('[data-code=model-not-gguf]')).toBeVisible()
  expect(fs.readdirSync(modelsDir)).toEqual([])
  expect(await app.close()).toBe(0)

  const again = await launchApp({ modelsDir, userData: app.userData })
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(() => again.page.evaluate(() => innerWidth)).toBe(Math.round(width / 1.5))
  await again.page.keyboard.press('Control+,')
  await expect(again.page.getByTestId('setting-clipboard').getByRole('radio', { name: '5 分钟' })).toBeChecked()
})
