import fs from 'node:fs'
import path from 'node:path'
import { BundleMaker } from './journeys/bundleMaker.ts'
import { dropFiles } from './journeys/dropFiles.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { installWithKeys } from './journeys/installation.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import { repositoryRoot } from './launch/repository.ts'
import { skipFirstRun } from './launch/skipFirstRun.ts'

const resource = (name: string) => fs.readFileSync(path.join(repositoryRoot, 'resources', name), 'utf8')

/** A table with one row more than the shipped one has. */
function addedDiseases(): string {
  const [head = ''] = resource('dict/diseases.tsv').split('\n')
  const cells = head.split('\t').map((_, index) => (index === 0 ? '龙湖河谷综合征' : ''))
  return `${head}\n${cells.join('\t')}\n`
}

function wardTemplate(): string {
  const template = JSON.parse(resource('templates/outpatient.json')) as object
  return JSON.stringify({ ...template, id: 'ward-7', name: { zh: '七病区小结', en: 'Ward 7 summary' } })
}

const said = {
  zh: {
    imported: '已启用词典 2026.11',
    inForce: '词典 2026.11 · 使用中',
    noSignature: '数据包没有可信的签名，没有导入',
    changed: '与签名不符（可能损坏或被改动），没有导入',
    provenance: '词典 2026.11 · 模板 7',
    audited: '导入数据包',
    template: '七病区小结',
  },
  en: {
    imported: 'Dictionaries 2026.11 came in',
    inForce: 'Dictionaries 2026.11 · in force',
    noSignature: 'The bundle carries no trusted signature; nothing was imported',
    changed: 'is not what was signed (damaged or changed); nothing was imported',
    provenance: 'Dictionaries 2026.11 · Templates 7',
    audited: 'Bundle imported',
    template: 'Ward 7 summary',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  test(`a bundle made elsewhere comes into force by dialog and by drop, a forged one is refused and says why (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const words = said[language]
    const maker = new BundleMaker(testInfo.outputPath('maker'))
    const dictionaries = maker.make('dictionaries', '2026.11', { 'diseases.tsv': addedDiseases() })
    const templates = maker.make('templates', '7', { 'ward-7.json': wardTemplate() })
    const foreign = maker.make('dictionaries', '2026.12', { 'diseases.tsv': addedDiseases() }, 'stranger')
    const tampered = maker.tamper(maker.make('dictionaries', '2027.1', { 'diseases.tsv': addedDiseases() }))
    const entry = installWithKeys(testInfo.outputPath('installation'), [maker.publicKey])
    const start = { entry, modelsDir: emptyFolder(testInfo) }

    const app = await launchApp(start)
    const { page } = app
    await skipFirstRun(page)
    const workstation = new Workstation(page)
    if (language === 'en') await page.getByTestId('language').click()
    const bundles = page.getByTestId('bundles')

    await test.step('what nobody trusts signed is refused, in the dialog and dropped', async () => {
      await workstation.press('Control+,')
      await app.setOpenDialog([foreign])
      await page.getByTestId('import-bundle').click()
      await expect(bundles.locator('[data-code=bundle-wrong-key]')).toContainText(words.noSignature)
      await workstation.press('Escape')
      await dropFiles(page, [foreign, tampered])
      await workstation.expectToast('bundle-wrong-key', words.noSignature)
      await workstation.expectToast('bundle-changed', words.changed)
      await expect(workstation.toasts.filter({ hasText: path.basename(tampered) })).toHaveCount(1)
    })
    await test.step('the right ones come in, by the dialog and dropped', async () => {
      await workstation.press('Control+,')
      await expect(page.getByTestId('bundle-dictionaries')).toHaveCount(0)
      await app.setOpenDialog([dictionaries])
      await page.getByTestId('import-bundle').click()
      await expect(bundles).toContainText(words.imported)
      await expect(page.getByTestId('bundle-dictionaries')).toContainText(words.inForce)
      await workstation.press('Escape')
      await dropFiles(page, [templates])
      await workstation.expectToast('bundleImported', path.basename(templates))
    })
    expect(await app.close()).toBe(0)

    const again = await launchApp({ ...start, userData: app.userData })
    const next = new Workstation(again.page)
    await test.step('after a restart they count, and stand on the next draft and in the audit', async () => {
      await next.expectEngine('missing')
      await next.press('Control+d')
      await next.expectPhase('stopped', 5_000)
      await next.press('Alt+h')
      await expect(again.page.getByTestId('provenance').first()).toContainText(
        words.provenance.replaceAll(' ', '\u00a0').replace('\u00a0·\u00a0', ' · '),
      )
      await next.press('Escape')
      await next.press('Alt+u')
      const row = again.page.locator('[data-testid=audit-row][data-kind=bundle-imported]')
      await expect(row).toHaveCount(2)
      await expect(row.first()).toContainText(words.audited)
      await expect(again.page.locator('[data-testid=audit-row][data-kind=draft-started]').first()).toContainText('2026.11')
      await next.press('Escape')
      await next.press('Alt+t')
      await expect(again.page.getByTestId('template').filter({ hasText: words.template })).toHaveCount(1)
    })
  })
}
