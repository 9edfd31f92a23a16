import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

/** The words that are marked as evidence in the record, line ends left out. */
function evidenceShown(page: Page): Promise<string> {
  return page.locator('[data-testid=record-text] .evidence').evaluateAll((spans) => spans.map((span) => span.textContent ?? '').join(''))
}

function callsOf(page: Page, name: string): Promise<unknown[]> {
  return page.evaluate(
    async (wanted) => (await window.harness).bridge.calls.filter((call) => call.name === wanted).map((call) => call.input),
    name,
  )
}

test('no section moves from the first grey word to the finished draft', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  const tops = (): Promise<number[]> =>
    page.getByTestId('draft-section').evaluateAll((sections) => sections.map((section) => section.getBoundingClientRect().top))
  const seen: number[][] = []
  await page.evaluate(async () => void (await window.harness).play('start'))
  seen.push(await tops())
  for (const step of ['grey', 'settle', 'end'] as const) {
    await page.evaluate(async (name) => void (await window.harness).play(name), step)
    await page.waitForTimeout(80)
    seen.push(await tops())
  }
  await expect(page.getByTestId('draft-state')).toHaveAttribute('data-phase', 'drafted')
  expect(seen.map((each) => each.map(Math.round))).toEqual(seen.map(() => seen[0]?.map(Math.round)))
})

test('the words that a statement rests on are marked in the record and brought into sight, in a record with CRLF', async () => {
  const { page } = await show(browser, 'crlf', ward, 'zh')
  const statements = page.getByTestId('statement')
  const count = await statements.count()
  expect(count).toBeGreaterThan(2)
  for (let index = 0; index < count; index++) {
    await statements.nth(index).click()
    const evidence = JSON.parse((await statements.nth(index).getAttribute('data-evidence')) ?? '[]') as { text: string }[]
    expect(await evidenceShown(page)).toBe(evidence.map((span) => span.text).join(''))
    await expect(page.locator('[data-testid=record-text] .evidence').first()).toBeInViewport()
  }
})

test('the keyboard walks the queue, the panes and the statements', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await page.getByTestId('queue-item').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('queue-item').nth(1)).toBeFocused()
  await expect(page.getByTestId('queue-item').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Home')
  await expect(page.getByTestId('patient-title')).toHaveText('陈某某 女 72岁')
  await page.keyboard.press('F6')
  await expect(page.getByTestId('record-text')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByTestId('section-text').first()).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.locator('[data-testid=statement][aria-selected=true]')).toHaveText(/^[^]*拟诊高血压急症/)
})

test('Enter on a note in the queue starts its draft', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  await page.getByTestId('queue-item').first().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => callsOf(page, 'startDraft')).toHaveLength(1)
})

test('the caret selects the statement that it stands in', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  await page.locator('[data-testid=section-text][data-section=diagnosis]').focus()
  await page.keyboard.press('Control+End')
  await expect(page.locator('[data-testid=statement][aria-selected=true]')).toHaveAttribute('data-kind', 'quoted')
})

test('Enter signs in the dialog, Esc goes back, and the focus returns', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const text = page.getByTestId('section-text').first()
  await text.focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('confirm-sign')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(text).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('draft-state')).toHaveAttribute('data-phase', 'signed')
})

test('pasted and dropped text becomes a record, wherever it is dropped, but not inside a section', async () => {
  const { page } = await show(browser, 'drafted', ward, 'zh')
  const transfer = (type: 'paste' | 'drop', text: string, selector: string): Promise<void> =>
    page.evaluate(
      ([kind, words, target]) => {
        const data = new DataTransfer()
        data.setData('text/plain', words)
        const options = { bubbles: true, composed: true, cancelable: true }
        const event =
          kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: data })
            : new DragEvent('drop', { ...options, dataTransfer: data })
        document.querySelector(target)?.dispatchEvent(event)
      },
      [type, text, selector] as const,
    )
  await transfer('paste', '一', 'body')
  await transfer('paste', '二', '[data-testid=section-text]')
  await transfer('drop', '三', '[data-testid=record-text]')
  await transfer('drop', '四', '[data-testid=section-text]')
  await expect.poll(() => callsOf(page, 'saveRecord')).toEqual([{ text: '一' }, { text: '三' }])
})

test('Esc and the close button take a failure away, time does not', async () => {
  const { page } = await show(browser, 'toasts', ward, 'zh')
  const failure = page.locator('[data-testid=toast][data-code=file-binary]')
  await page.waitForTimeout(8_500)
  await expect(failure).toBeVisible()
  await expect(page.getByTestId('toast')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(failure).toHaveCount(0)
})
