import fs from 'node:fs'
import path from 'node:path'
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

test('a model is removed after one more question, and its choice with it', async ({ launchApp }, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const file = path.join(modelsDir, 'custom-ward.gguf')
  fs.writeFileSync(file, Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(4_096)]))
  const { size: sizeBytes, mtimeMs } = fs.statSync(file)
  // as its import left it
  fs.writeFileSync(`${file}.verified.json`, JSON.stringify({ id: 'custom-ward', sizeBytes, mtimeMs, sha256: 'ab'.repeat(32) }))
  const app = await launchApp({ modelsDir })
  await new Workstation(app.page).expectEngine('refused')
  await app.page.keyboard.press('Control+,')
  await app.page.locator('[data-testid=model][data-state=unverified]').getByRole('radio').check()
  await expect(app.page.getByTestId('settings')).toContainText('未验证')
  expect(await app.close()).toBe(0)
  // a choice makes the engine start anew, and a model on its way in is not removed: so in the next session
  const { page } = await launchApp({ modelsDir, userData: app.userData })
  const workstation = new Workstation(page)
  await workstation.expectEngine('refused')
  await workstation.press('Control+,')
  const model = page.locator('[data-testid=model][data-state=unverified]')
  await expect(model.getByRole('radio')).toBeChecked()
  await page.getByTestId('remove-model').click()
  await expect(page.getByTestId('confirm-remove-model')).toBeFocused()
  expect(fs.existsSync(file)).toBe(true)
  await page.getByTestId('confirm-remove-model').click()
  await expect(model).toHaveCount(0)
  expect(fs.readdirSync(modelsDir).filter((name) => name.startsWith('custom-'))).toEqual([])
  await workstation.press('Escape')
  await workstation.expectEngine('missing')
  await workstation.press('Alt+u')
  await expect(page.locator('[data-testid=audit-row][data-kind=model-removed]')).toHaveCount(1)
})
