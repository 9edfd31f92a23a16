import fs from 'node:fs'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { heapEnvironment, mainHeap, rendererHeap } from './journeys/heaps.ts'
import { pasteText } from './journeys/pasteText.ts'
import { Workstation } from './journeys/workstation.ts'

const canary = 'QZX7CANARY'
const record = `主诉：${canary} 左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，2周后复诊。\n`
const typed = 'KVW4TYPED'

test('PIN → lock → no word and no key is left in either heap → wrong PIN → right PIN → the same note', async ({ launchApp }, testInfo) => {
  const folder = testInfo.outputPath('heaps')
  fs.mkdirSync(folder, { recursive: true })
  const app = await launchApp({ modelsDir: emptyFolder(testInfo), env: heapEnvironment(folder) })
  const { page } = app
  const workstation = new Workstation(page)
  const isStandIn = app.runtime === 'stand-in'
  const keyFile = () => fs.readFileSync(`${app.userData}/key.json`, 'utf8')
  const key = (JSON.parse(keyFile()) as { unattended: { key: string } }).unattended.key

  await test.step('a record with a canary, and a section that is typed', async () => {
    await pasteText(page, record)
    await expect(workstation.openNote).toContainText(canary, { timeout: 20_000 })
    await workstation.writeByHand({ plan: `${typed}。` })
  })
  await test.step('a PIN is set: the key is in no file any more', async () => {
    await workstation.press('Control+,')
    await page.getByTestId('set-pin').click()
    await page.keyboard.type('4827')
    await page.getByTestId('repeat-pin').fill('4827')
    await workstation.press('Enter')
    await expect(page.getByTestId('pin-row')).toHaveAttribute('data-pin', 'true')
    expect(isStandIn ? key.length : 64).toBe(64)
    expect(keyFile()).not.toContain(key)
    await workstation.press('Escape')
  })
  const heaps = async () => ({ renderer: await rendererHeap(page), main: isStandIn ? await mainHeap(app, folder) : '' })
  const found = ({ renderer, main }: Awaited<ReturnType<typeof heaps>>) => ({
    record: [renderer.includes(canary), main.includes(canary)],
    typed: [renderer.includes(typed), main.includes(typed)],
    key: main.includes(key),
  })
  await test.step('the search of the heaps finds what is there', async () => {
    const before = found(await heaps())
    expect({ record: before.record, typed: before.typed[0] }).toEqual({ record: [true, isStandIn], typed: true })
  })
  await test.step('Ctrl L: the lock screen, what was typed last is saved, and nothing is left', async () => {
    await workstation.sectionText('plan').focus()
    await page.keyboard.insertText('MVN5LAST')
    await workstation.press('Control+l')
    await expect(page.getByTestId('unlock-pin')).toBeFocused({ timeout: 20_000 })
    await expect(page.locator('body')).not.toContainText(canary)
    expect(found(await heaps())).toEqual({ record: [false, false], typed: [false, false], key: false })
  })
  await test.step('a wrong PIN opens nothing, the right one the same note', async () => {
    await page.keyboard.type('0007')
    await workstation.press('Enter')
    await expect(page.getByTestId('lock-failure')).toHaveAttribute('data-code', 'pin-wrong')
    await expect(page.getByTestId('unlock-pin')).toBeFocused({ timeout: 20_000 })
    await page.keyboard.type('4827')
    await workstation.press('Enter')
    await expect(workstation.openNote).toContainText(canary, { timeout: 20_000 })
    await expect(workstation.sectionText('plan')).toHaveValue(/MVN5LAST/)
  })
  await test.step('the next start asks for it too', async () => {
    expect(await app.close()).toBe(0)
    const again = await launchApp({ modelsDir: emptyFolder(testInfo), userData: app.userData, isFirstRun: true })
    await expect(again.page.getByTestId('unlock-pin')).toBeFocused({ timeout: 20_000 })
    await again.page.keyboard.type('4827')
    await again.page.keyboard.press('Enter')
    await expect(new Workstation(again.page).notes.first()).toBeVisible()
  })
})
