import fs from 'node:fs'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { smallModel } from './journeys/smallModel.ts'
import { Workstation } from './journeys/workstation.ts'

const firstWords = {
  zh: {
    language: '中文',
    welcome: '欢迎使用医摘',
    none: '没有模型也能收病历',
    ready: '已有模型，可以起草',
    without: /没有模型，继续/,
    sample: '示例',
  },
  en: {
    language: 'English',
    welcome: 'Welcome to Yizhai',
    none: 'There is no model yet',
    ready: 'There is a model; drafting works.',
    without: /Go on without a model/,
    sample: 'Sample',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const words = firstWords[language]

  test(`an empty profile is set up by keys, goes on without a model, and is asked once only (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const modelsDir = emptyFolder(testInfo)
    const app = await launchApp({ modelsDir, isFirstRun: true })
    const { page } = app
    const workstation = new Workstation(page)
    const step = page.getByTestId('welcome-step')
    await expect(step).toHaveAttribute('data-step', 'look')
    await workstation.expectEngine('missing')
    // the other language and back, so that both have been there
    for (const spoken of language === 'zh' ? (['en', 'zh'] as const) : (['zh', 'en'] as const)) {
      await page.getByTestId('setting-language').getByRole('radio', { name: firstWords[spoken].language }).check()
      await expect(page.getByTestId('welcome')).toContainText(firstWords[spoken].welcome)
    }

    await page.getByTestId('welcome-next').focus()
    await workstation.press('Enter')
    await expect(step).toHaveAttribute('data-step', 'model')
    await expect(page.getByTestId('welcome-model')).toContainText(words.none)
    await expect(page.getByTestId('welcome-next')).toHaveText(words.without)
    await workstation.press('Enter')
    await expect(step).toHaveAttribute('data-step', 'recovery')
    await workstation.press('Enter')
    await expect(step).toHaveAttribute('data-step', 'sample')
    await expect(page.getByTestId('welcome-finish')).toBeFocused()
    await workstation.press('Enter')
    await expect(page.getByTestId('welcome')).toHaveCount(0)
    await expect(workstation.openNote).toContainText(words.sample)
    // what works without a model
    await workstation.press('Control+d')
    await workstation.expectPhase('stopped', 5_000)
    await page.getByTestId('keep-draft').click()
    await workstation.expectPhase('drafted', 5_000)
    expect(await app.close()).toBe(0)

    const again = await launchApp({ modelsDir, userData: app.userData, isFirstRun: true })
    await expect(again.page.getByTestId('open-settings')).toBeVisible()
    await expect(again.page.getByTestId('welcome')).toHaveCount(0)
  })

  test(`an empty profile with a model at hand ends with the sample's own draft (${language})`, async ({ launchApp }) => {
    test.setTimeout(400_000)
    const app = await launchApp({ model: smallModel, isFirstRun: true })
    const { page } = app
    const workstation = new Workstation(page)
    await page.getByTestId('setting-language').getByRole('radio', { name: words.language }).check()
    await expect(page.getByTestId('welcome')).toContainText(words.welcome)
    await page.getByTestId('welcome-next').focus()
    await workstation.press('Enter')
    await expect(page.getByTestId('welcome-model')).toContainText(words.ready, { timeout: 60_000 })
    for (const step of ['recovery', 'sample']) {
      await workstation.press('Enter')
      await expect(page.getByTestId('welcome-step')).toHaveAttribute('data-step', step)
    }
    await expect(page.getByTestId('welcome-finish')).toBeFocused()
    await workstation.press('Enter')
    await expect(page.getByTestId('welcome')).toHaveCount(0)
    await expect(workstation.openNote).toContainText(words.sample)
    await workstation.press('Control+d')
    await workstation.expectDrafted()
    const { sections } = await workstation.shownDraft()
    expect(sections.map(({ id }) => id)).toEqual(['chief-complaint', 'diagnosis', 'plan'])
    for (const { statements } of sections)
      for (const { kind, evidence } of statements) expect(kind === 'absent' || evidence.length > 0).toBe(true)
  })
}

test('a model is brought from a file on the way; what nobody vouches for is asked about, tried, and not kept where it can not be used', async ({
  launchApp,
}, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const app = await launchApp({ modelsDir, isFirstRun: true })
  const { page } = app
  await new Workstation(page).expectEngine('missing')
  const file = testInfo.outputPath('ward-model.gguf')
  fs.writeFileSync(file, Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(65_536)]))
  await page.getByTestId('welcome-next').click()
  await app.setOpenDialog([file])
  await page.getByTestId('import-model').click()
  await expect(page.getByTestId('model-import')).toHaveAttribute('data-phase', 'refused')
  await page.getByTestId('accept-model').click()
  await expect(page.getByTestId('model-import')).toHaveAttribute('data-phase', 'failed', { timeout: 30_000 })
  await expect(page.getByTestId('model-import')).toContainText('试用没有成功，文件没有留下')
  await expect(page.locator('[data-testid=model]:not([data-state=absent])')).toHaveCount(0)
  expect(fs.readdirSync(modelsDir).filter((name) => name.startsWith('custom-') || name.startsWith('import'))).toEqual([])
  await expect(page.getByTestId('engine-state')).toHaveAttribute('data-phase', 'missing')
  await expect(page.getByTestId('welcome-next')).toHaveText(/没有模型，继续/)
})

test('the self-test runs on this machine and goes on paper', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.expectEngine('missing')
  await workstation.press('Control+,')
  await page.getByTestId('open-self-test').click()
  await expect(page.getByTestId('self-test-report').first()).toHaveAttribute('data-outcome', 'warning', { timeout: 20_000 })
  const checks = await page
    .getByTestId('self-test')
    .getByTestId('self-test-check')
    .evaluateAll((rows) => rows.map((row) => [row.dataset['check'], row.dataset['code']]))
  expect(checks).toEqual([
    ['model', 'absent'],
    ['runtime', 'missing'],
    ['database', 'whole'],
    ['airGap', 'closed'],
    // no key store in the stand-in, and no PIN yet
    ['pin', app.runtime === 'stand-in' ? 'file' : 'system'],
    ['golden', 'right'],
  ])
  const file = testInfo.outputPath('self-test.pdf')
  await app.setSaveDialog(file)
  await page.getByTestId('save-pdf').click()
  await workstation.expectToast('pdfSaved', 'PDF 已保存')
  expect(fs.readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
})
