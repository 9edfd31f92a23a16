import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

const callsOf = (page: Page, command: string) =>
  page.evaluate(async (name) => (await window.harness).bridge.calls.filter((call) => call.name === name).map(({ input }) => input), command)

test('the PIN opens by keys alone; a wrong one says how many tries are left and leaves an empty field with the focus', async () => {
  const { page, complaints } = await show(browser, 'lock-pin', ward, 'zh')
  const pin = page.getByTestId('unlock-pin')
  await expect(pin).toBeFocused()
  await expect(page.getByTestId('record-pane')).toHaveCount(0)
  await page.keyboard.type('0007')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('lock-failure')).toContainText('还可以试 4 次')
  await expect(pin).toHaveValue('')
  await expect(pin).toBeFocused()
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('record-pane')).toBeVisible()
  expect(complaints).toEqual([])
})

test('Ctrl L locks from anywhere, out of a dialog too: main is asked, and when it says so the text goes and what was typed is saved', async () => {
  const { page } = await show(browser, 'sign-pin', ward, 'en')
  await expect(page.getByTestId('sign-pin')).toBeFocused()
  await page.keyboard.press('Control+l')
  await expect.poll(() => callsOf(page, 'lock')).toHaveLength(1)
  await page.keyboard.press('Escape')
  await page.locator('[data-testid=section-text][data-section=plan]').focus()
  await page.keyboard.insertText('Back in a week. ')
  await page.evaluate(async () => (await window.harness).bridge.emit({ type: 'locking' }))
  await expect(page.getByTestId('record-pane')).toHaveCount(0)
  await expect.poll(() => callsOf(page, 'confirmLock')).toHaveLength(1)
  expect(JSON.stringify(await callsOf(page, 'saveDraft'))).toContain('Back in a week.')
  await expect(page.locator('body')).not.toContainText('Back in a week.')
  const left = await page.evaluate(async () => {
    const { note, notes, edits } = (await window.harness).store.getState()
    return { note, notes, edits }
  })
  expect(left).toEqual({ note: null, notes: [], edits: {} })
})

test('the signature asks for the PIN, and a wrong one leaves the decision open', async () => {
  const { page } = await show(browser, 'sign-pin', ward, 'zh')
  await expect(page.getByTestId('confirm-sign')).toBeDisabled()
  await page.keyboard.type('2580')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('sign-dialog')).toHaveCount(0)
  expect(await callsOf(page, 'signNote')).toMatchObject([{ pin: '2580' }])
})

test('a PIN is set from the settings, twice alike and none that is tried first, and the settings know it', async () => {
  const { page, complaints } = await show(browser, 'pin-set', ward, 'zh')
  await expect(page.getByTestId('new-pin')).toBeFocused()
  await page.keyboard.type('1234')
  await expect(page.getByTestId('pin-dialog')).toContainText('太容易猜')
  await page.getByTestId('new-pin').fill('4827')
  await page.getByTestId('repeat-pin').fill('4828')
  await expect(page.getByTestId('pin-dialog')).toContainText('两次输入不一样')
  await expect(page.getByTestId('confirm-pin')).toBeDisabled()
  await page.getByTestId('repeat-pin').fill('4827')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pin-row')).toHaveAttribute('data-pin', 'true')
  // and taken away only by who knows it
  await page.getByTestId('remove-pin').click()
  await page.keyboard.type('0007')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pin-failure')).toHaveAttribute('data-code', 'pin-wrong')
  await page.getByTestId('current-pin').fill('4827')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('pin-row')).toHaveAttribute('data-pin', 'false')
  expect(complaints).toEqual([])
})

test('a lost key store is said plainly, with the recovery key as the way: a slip is named by its group, and nothing offers to delete', async () => {
  const { page } = await show(browser, 'lock-lost', ward, 'zh')
  await expect(page.getByTestId('lock-lost')).toContainText('数据没有被删除')
  await expect(page.locator('button', { hasText: /删除|重置|清空/ })).toHaveCount(0)
  const typed = page.getByTestId('recovery-typed')
  await expect(typed).toBeFocused()
  const { scriptedRecoveryKey: key } = await import('./scriptedLock.ts')
  await typed.fill(key.replace(/^(.{13})./, '$1Z'))
  await expect(page.locator('main')).toContainText('第 3 组与纸上的不符')
  await expect(page.getByTestId('recover')).toBeDisabled()
  await typed.fill(key.toLowerCase().replaceAll('-', ' '))
  await page.getByTestId('new-pin').fill('4827')
  await page.getByTestId('repeat-pin').fill('4827')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('record-pane')).toBeVisible()
})

test('the recovery key is on paper and on the screen once: it is gone from the window when its page is left', async () => {
  const { page } = await show(browser, 'recovery-key', ward, 'zh')
  await expect(page.locator('[data-testid=recovery-dialog] [data-testid=recovery-key] li')).toHaveCount(7)
  await page.getByTestId('print').click()
  expect(await callsOf(page, 'printPage')).toHaveLength(1)
  await page.keyboard.press('Escape')
  expect(await page.evaluate(async () => (await window.harness).store.getState().recoveryKey)).toBeNull()
})

test('an account is added by keys: name, role, a PIN of its own, and the PIN of who adds it', async () => {
  const { page, complaints } = await show(browser, 'account-new', ward, 'zh')
  await expect(page.getByTestId('account-name')).toBeFocused()
  await page.keyboard.type('小李')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByTestId('account-role').getByRole('radio', { name: '实习医师', exact: true })).toBeChecked()
  await page.getByTestId('new-pin').fill('4827')
  await page.getByTestId('repeat-pin').fill('4827')
  await expect(page.getByTestId('confirm-account')).toBeDisabled()
  await page.getByTestId('own-pin').fill('2580')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('accounts').locator('li')).toHaveCount(4)
  await expect(page.getByTestId('accounts')).toContainText('小李（实习医师）')
  expect(complaints).toEqual([])
})

test('what an intern has signed says whom it waits for, in the queue and over the draft, can’t be copied, and who acts stands below', async () => {
  const { page } = await show(browser, 'first-signed', ward, 'zh')
  await expect(page.getByTestId('draft-state')).toContainText('小周 已签，待医师复签')
  await expect(page.locator('[data-testid=queue-item][aria-selected=true]')).toContainText('待医师复签')
  await expect(page.getByTestId('copy-note')).toHaveCount(0)
  await expect(page.getByTestId('actor')).toHaveText('陈医师（医师）')
  await expect(page.getByTestId('sign')).toContainText('复签')
})

test('an intern is told that a physician has to sign as well', async () => {
  const { page } = await show(browser, 'sign-first', ward, 'en')
  await expect(page.getByTestId('sign-dialog')).toContainText('After yours a physician has to sign')
})
