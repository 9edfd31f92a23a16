import { expect, test, type Browser, type Page } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

/** The note that the script is about, in the queue. */
const stroke = '[data-testid=queue-item][data-note$="000000000001"]'

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
  await page.locator(stroke).focus()
  await page.keyboard.press('Home')
  await expect(page.getByTestId('queue-item').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('queue-item').nth(1)).toBeFocused()
  await expect(page.getByTestId('queue-item').nth(1)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Home')
  await expect(page.getByTestId('patient-title')).toHaveText('何某某 女 59岁')
  await page.locator(stroke).click()
  await page.keyboard.press('F6')
  await expect(page.getByTestId('record-text')).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByTestId('section-text').first()).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(page.locator('[data-testid=statement][aria-selected=true]')).toHaveText(/^[^]*高血压急症（高血压病3级/)
})

test('Enter on a note in the queue starts its draft', async () => {
  const { page } = await show(browser, 'recorded', ward, 'zh')
  await page.locator(stroke).focus()
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

/** Where the walk over the findings stands: rule and section of the current one. */
async function currentFinding(page: Page): Promise<string | null> {
  const current = page.locator('[data-testid=finding][data-current=true]')
  await expect(current).toHaveCount(1)
  const section = await current.evaluate((item) => item.closest<HTMLElement>('[data-testid=draft-section]')?.dataset['section'])
  return `${String(section)} ${String(await current.getAttribute('data-rule'))}`
}

const textOf = (page: Page, sectionId: string) => page.locator(`[data-testid=section-text][data-section=${sectionId}]`)
const leftToCheck = (page: Page) => page.getByTestId('left-to-check')

test('F8 walks what is left to check over all sections and round again, and the record shows the passage', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  const count = Number(await leftToCheck(page).getAttribute('data-count'))
  expect(count).toBeGreaterThan(3)
  await expect(leftToCheck(page)).toContainText(`还有 ${count} 项待处理`)
  const seen: (string | null)[] = []
  for (let step = 0; step <= count; step++) {
    await page.keyboard.press('F8')
    seen.push(await currentFinding(page))
  }
  expect([seen[0], seen.at(-1)]).toEqual(['chief-complaint F1', 'chief-complaint F1'])
  expect(seen.map((place) => place?.split(' ')[0])).toContain('plan')
  expect(await evidenceShown(page)).toContain('1周')
  await expect(page.locator('[data-testid=record-text] .evidence').first()).toBeInViewport()
  await expect(textOf(page, 'chief-complaint')).toBeFocused()
  expect(
    await textOf(page, 'chief-complaint').evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd)),
  ).toBe('2周')
  await expect(page.getByTestId('finding-news')).toContainText('主诉，与原文不符')
  await page.keyboard.press('Shift+F8')
  expect(await currentFinding(page)).toBe(seen.at(-2))
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('current-finding')).toHaveCount(0)
})

test('one key puts the record’s value in, it is saved and checked, and Ctrl Z takes it back', async () => {
  const { page, complaints } = await show(browser, 'findings', ward, 'zh')
  const text = textOf(page, 'chief-complaint')
  const before = await text.inputValue()
  const count = Number(await leftToCheck(page).getAttribute('data-count'))
  await page.keyboard.press('F8')
  await page.keyboard.press('Alt+1')
  await expect(text).toHaveValue(before.replace('2周', '1周'))
  await expect(leftToCheck(page)).toHaveAttribute('data-count', String(count - 1))
  await expect.poll(async () => JSON.stringify((await callsOf(page, 'saveDraft')).at(-1))).toContain('头晕、视物模糊1周')
  await page.keyboard.press('Control+z')
  await expect(text).toHaveValue(before)
  await expect(leftToCheck(page)).toHaveAttribute('data-count', String(count))
  expect(complaints).toEqual([])
})

test('the other repairs quote, delete and keep what is the physician’s own', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await page.keyboard.press('F8')
  await page.keyboard.press('Alt+2')
  await expect(textOf(page, 'chief-complaint')).toHaveValue('头晕、视物模糊1周，右侧肢体无力1天。')
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('current-finding')).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(textOf(page, 'chief-complaint')).toHaveValue('右侧肢体无力1天。')
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('current-finding')).toBeVisible()
  await page.keyboard.press('Alt+4')
  await expect(page.getByTestId('override-reason')).toHaveValue('医师补充，原文未记载')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=finding][data-overridden=true]')).toHaveCount(1)
})

test('an override needs a reason, holds for its words only, and can be taken back', async () => {
  const { page } = await show(browser, 'finding-current', ward, 'zh')
  const kept = page.locator('[data-testid=finding][data-overridden=true]')
  await page.keyboard.press('Alt+r')
  await expect(page.getByTestId('confirm-override')).toBeDisabled()
  await page.keyboard.insertText('   ')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('override-dialog')).toBeVisible()
  await page.keyboard.insertText('家属补充：已2周')
  await page.keyboard.press('Enter')
  await expect(kept).toContainText('家属补充：已2周')
  expect(await callsOf(page, 'overrideFinding')).toMatchObject([
    { sectionId: 'chief-complaint', rule: 'F1', passage: { text: '头晕、视物模糊2周，右侧肢体无力1天。' }, reason: '家属补充：已2周' },
  ])
  await textOf(page, 'chief-complaint').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('否认外伤。')
  await expect(leftToCheck(page)).not.toHaveText('正在核对…')
  await expect(kept).toHaveCount(1)
  await page.keyboard.press('Control+Home')
  await page.keyboard.insertText('突发')
  await expect(kept).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(kept).toHaveCount(1)
  await page.getByTestId('take-back').click()
  await expect(kept).toHaveCount(0)
})

test('the signature is refused while red is open: the dialog lists it and leads there', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('sign-refused')).toBeVisible()
  await expect(page.getByTestId('confirm-sign')).toHaveCount(0)
  const reds = await page.locator('[data-testid=finding][data-severity=red]').count()
  await expect(page.getByTestId('open-finding')).toHaveCount(reds)
  await page.keyboard.press('Enter')
  expect(await currentFinding(page)).toBe('chief-complaint F1')
  await expect(textOf(page, 'chief-complaint')).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await page.getByTestId('open-finding').last().click()
  expect((await currentFinding(page))?.startsWith('plan ')).toBe(true)
  expect(await callsOf(page, 'signNote')).toEqual([])
})

test('one key quotes what was left out where it belongs, a click shows it in the record', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  const omissions = page.getByTestId('omission')
  const count = await omissions.count()
  const plan = textOf(page, 'plan')
  const before = await plan.inputValue()
  await omissions.nth(1).getByRole('button').first().click()
  const [words] = ((await omissions.nth(1).locator('span').nth(1).textContent()) ?? '').split('。')
  expect(await evidenceShown(page)).toContain(words)
  await expect(omissions.nth(1)).toHaveAttribute('data-target', 'true')
  await omissions.filter({ hasText: '青霉素过敏' }).getByRole('button').first().click()
  await page.keyboard.press('Alt+i')
  await expect(plan).toHaveValue(`${before}青霉素过敏（皮疹），无其他药物过敏。`)
  await expect(omissions).toHaveCount(count - 1)
  await expect(plan).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(plan).toHaveValue(before)
})

test('the list of what was left out folds away, and says so when it is empty', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await page.getByTestId('omissions-toggle').click()
  await expect(page.getByTestId('omission')).toHaveCount(0)
  await expect(page.getByTestId('omissions')).toBeVisible()
  const none = await show(browser, 'omissions-none', ward, 'zh')
  await expect(none.page.getByTestId('omissions')).toContainText('没有发现遗漏')
})

test('typing never waits for the check: a mark moves along with its words at once', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await textOf(page, 'diagnosis').focus()
  await page.keyboard.press('Control+Home')
  const checks = (await callsOf(page, 'checkDraft')).length
  await page.keyboard.insertText('入院')
  expect((await callsOf(page, 'checkDraft')).length).toBe(checks)
  await expect(page.locator('[data-testid=draft-section][data-section=diagnosis] mark[data-marks~=red]')).toHaveText('右')
  await expect.poll(async () => (await callsOf(page, 'checkDraft')).length).toBe(checks + 1)
})

test('a check that fails says so, stops the signature, and can be repeated', async () => {
  const { page } = await show(browser, 'check-failed', ward, 'zh')
  await expect(page.getByTestId('check-failure')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await page.waitForTimeout(200)
  await expect(page.getByTestId('sign-dialog')).toHaveCount(0)
})
