import { expect, test, type Browser } from 'playwright/test'
import { openHarness, show, ward } from './harnessPage.ts'

let browser: Browser

test.beforeAll(async () => {
  browser = await openHarness()
})

test.afterAll(() => browser.close())

test('the history opens by key, compares any two versions by arrow keys, and brings one back', async () => {
  const { page, complaints } = await show(browser, 'history', ward, 'zh')
  const comparison = page.getByTestId('comparison')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('history')).toHaveCount(0)
  await page.keyboard.press('Alt+h')
  await expect(page.getByTestId('version')).toHaveCount(6)
  // what the model wrote stands beside what is there now
  await expect(comparison).toHaveAttribute('data-changed', '2')
  await expect(page.getByTestId('restore-version')).toBeDisabled()
  await expect(page.locator('[name=history-right]:checked')).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[data-testid=version][data-kind=insertion] [name=history-right]')).toBeChecked()
  await page.keyboard.press('ArrowDown')
  await expect(comparison.locator('[data-section=diagnosis] ins').first()).toBeVisible()
  await expect(comparison.locator('[data-section=plan] :is(ins, del)')).toHaveCount(0)

  await page.locator('[data-testid=version][data-kind=repair]').getByRole('button').click()
  await expect(comparison.locator('del')).toHaveText(['右侧'])
  await expect(comparison.locator('ins')).toHaveText(['左侧'])

  await page.getByTestId('restore-version').click()
  await expect(page.getByTestId('history')).toHaveCount(0)
  await expect(page.locator('[data-testid=section-text][data-section=diagnosis]')).toHaveValue(
    '拟诊高血压急症，急性脑梗死（左侧基底节区）。',
  )
  await expect(page.locator('[data-testid=toast][data-code=versionRestored]')).toContainText('第 8 版')
  expect(complaints).toEqual([])
})

test('what is typed is saved before the history opens, a repair as a repair', async () => {
  const { page } = await show(browser, 'findings', ward, 'zh')
  await page.locator('[data-testid=section-text][data-section=plan]').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('低盐饮食。')
  await page.keyboard.press('Alt+h')
  await expect(page.getByTestId('history')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F8')
  await page.keyboard.press('Alt+1')
  const kinds = async () =>
    page.evaluate(async () =>
      (await window.harness).bridge.calls.filter(({ name }) => name === 'saveDraft').map(({ input }) => (input as { kind?: string }).kind),
    )
  await expect.poll(kinds).toEqual(['edit', 'repair'])
})

test('from a signed note a version comes back as an amended draft, which is not signed', async () => {
  const { page } = await show(browser, 'history-signed', ward, 'zh')
  await expect(page.getByTestId('version').first()).toHaveAttribute('data-kind', 'signed')
  await page.getByTestId('compare-signed').click()
  await page.getByTestId('restore-version').click()
  await expect(page.getByTestId('draft-state')).toHaveAttribute('data-phase', 'drafted')
  await expect(page.locator('[data-testid=toast][data-code=versionAmended]')).toBeVisible()
})

test('settings hold at once, by arrow keys, and a model comes in from a file', async () => {
  const { page, complaints } = await show(browser, 'drafted', ward, 'zh')
  await page.keyboard.press('Control+,')
  const settings = page.getByTestId('settings')
  await expect(settings).toBeVisible()
  const changes = () =>
    page.evaluate(async () => (await window.harness).bridge.calls.filter(({ name }) => name === 'changeSettings').map(({ input }) => input))

  await page.getByTestId('setting-theme').getByRole('radio', { name: '浅色' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByTestId('setting-scale').getByRole('radio', { name: '150%' }).check()
  await page.getByTestId('setting-clipboard').getByRole('radio', { name: '不清除' }).check()
  await settings.getByText('ward-model', { exact: true }).click()
  await page.getByTestId('setting-language').getByRole('radio', { name: 'English' }).check()
  await expect(settings.getByRole('heading', { level: 2 })).toHaveText('Settings')
  expect(await changes()).toEqual([
    { theme: 'dark' },
    { scale: 150 },
    { clipboardSeconds: 0 },
    { modelId: 'custom-ward-model' },
    { language: 'en' },
  ])

  await page.getByTestId('import-model').click()
  await expect(page.getByTestId('model-import')).toHaveAttribute('data-phase', 'refused')
  await page.getByTestId('accept-model').click()
  await expect(page.getByTestId('model-import')).toContainText('Imported: ward-model')
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await expect(page.locator('[data-testid=section-text]').first()).toBeVisible()
  expect(complaints).toEqual([])
})

test('what has to be replaced is listed before anything is copied, and Enter copies so', async () => {
  const { page } = await show(browser, 'replacements', ward, 'zh')
  await expect(page.getByTestId('replacement')).toHaveCount(4)
  await expect(page.locator('[data-testid=replacement][data-lost=true]')).toContainText('U+20BB7')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('toast')).toHaveCount(0)
  await page.keyboard.press('F9')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-testid=toast][data-code=sectionCopied]')).toContainText('主诉')
  const inputs = await page.evaluate(async () =>
    (await window.harness).bridge.calls
      .filter(({ name }) => name === 'copyNote' || name === 'copySection')
      .map(({ name, input }) => [name, (input as { acceptsReplacements?: boolean }).acceptsReplacements ?? false]),
  )
  expect(inputs).toEqual([
    ['copyNote', false],
    ['copySection', false],
    ['copySection', true],
  ])
})

test('the order of the record system is set by two keys a section, and the preview and F9 follow', async () => {
  const { page } = await show(browser, 'signed', ward, 'zh')
  await page.keyboard.press('Control+,')
  const up = page.getByTestId('setting-order').getByRole('button', { name: '上移“治疗建议”' })
  await up.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(up).toBeFocused()
  await expect(page.getByTestId('export-preview')).toHaveText(/^治疗建议：/)
  await page.getByTestId('setting-headings').getByRole('radio', { name: '不带标题' }).check()
  await expect(page.getByTestId('export-preview')).toHaveText(/^尼卡地平/)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('copy-next')).toContainText('诊断结论')
})

test('on paper there is the sheet and nothing else, black on white in the dark theme too', async () => {
  const { page } = await show(browser, 'sheet', ward, 'zh')
  await page.evaluate(() => void (document.documentElement.dataset['theme'] = 'dark'))
  await page.emulateMedia({ media: 'print' })
  const paper = await page.evaluate(() => {
    const shown = [...document.body.children].filter((element) => getComputedStyle(element).display !== 'none')
    const { color } = getComputedStyle(shown[0] ?? document.body)
    return { shown: shown.map((element) => element.className), color, words: shown[0]?.textContent?.slice(0, 11) }
  })
  expect(paper).toEqual({ shown: ['paper'], color: 'rgb(27, 33, 38)', words: '陈某某 女 72岁主诉' })
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('the first run is gone through by Enter, announces each step, and opens a sample', async () => {
  const { page, complaints } = await show(browser, 'welcome', ward, 'zh')
  const steps: (string | undefined)[] = []
  for (let press = 0; press < 4; press++) {
    steps.push(await page.getByTestId('welcome-step').evaluate((step) => step.dataset['step']))
    await page.keyboard.press('Enter')
  }
  expect(steps).toEqual(['look', 'model', 'recovery', 'sample'])
  await expect(page.getByTestId('welcome')).toHaveCount(0)
  await expect(page.locator('[data-testid=queue-item][aria-selected=true]')).toContainText('示例')
  await expect(page.locator('[data-testid=queue-item][aria-selected=true]')).toBeFocused()
  const changes = await page.evaluate(async () =>
    (await window.harness).bridge.calls.filter(({ name }) => name === 'changeSettings').map(({ input }) => input),
  )
  expect([changes, complaints]).toEqual([[{ isSetUp: true }], []])
})

test('the audit opens by key, says that its chain is whole, reads on, and leaves as a file', async () => {
  const { page, complaints } = await show(browser, 'drafted', ward, 'zh')
  await page.keyboard.press('Alt+u')
  await expect(page.getByTestId('audit-verdict')).toHaveAttribute('data-faults', '0')
  await expect(page.getByTestId('audit-row')).toHaveCount(100)
  await page.getByTestId('audit-older').click()
  await expect(page.getByTestId('audit-row')).toHaveCount(120)
  await page.getByTestId('audit-csv').click()
  await expect(page.locator('[data-testid=toast][data-code=auditExported]')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('audit')).toHaveCount(0)
  expect(complaints).toEqual([])
})

test('an audit that was tampered with says at which row, and what to do', async () => {
  const { page } = await show(browser, 'audit-broken', ward, 'en')
  await expect(page.getByTestId('audit-fault')).toHaveText([
    'Row 17: is not what was written',
    'Row 121: the rows from here on were cut off',
  ])
})

test('a batch begins by key, is paused and gone on with by key in its dialog and outside, and says so in the bar below', async () => {
  const { page, complaints } = await show(browser, 'drafted', ward, 'zh')
  const progress = page.getByTestId('batch-progress')
  await page.keyboard.press('Alt+b')
  await expect(page.getByTestId('batch-folder')).toBeVisible()
  await page.keyboard.press('Control+Shift+O')
  await expect(progress).toHaveAttribute('data-state', 'running')
  await expect(progress).toContainText('约剩 38 分钟')
  await expect(page.getByTestId('batch-problem')).toHaveCount(5)
  await page.keyboard.press('Alt+p')
  await expect(progress).toHaveAttribute('data-state', 'paused')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('batch')).toHaveCount(0)
  await expect(page.getByTestId('batch-status')).toContainText('批量 46/200')
  await page.keyboard.press('Alt+p')
  await expect(page.getByTestId('batch-status')).toHaveAttribute('data-state', 'running')
  await page.keyboard.press('Alt+Shift+P')
  await expect(page.getByTestId('batch-status')).toHaveCount(0)
  expect(complaints).toEqual([])
})
