import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { Workstation } from './journeys/workstation.ts'

const cases = {
  zh: {
    record: '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，减少爬楼，2周后复诊。\n',
    title: '左膝关节疼痛',
    written: { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用。2周后复诊。' },
    invented: '口服头孢。',
    refused: '只有签署后的摘要可以复制',
  },
  en: {
    record:
      'Chief complaint: left knee pain for 2 weeks.\nDiagnosis: osteoarthritis of the left knee.\nPlan: topical diclofenac, fewer stairs, review in 2 weeks.\n',
    title: 'left knee pain',
    written: {
      'chief-complaint': 'Left knee pain for 2 weeks.',
      diagnosis: 'Osteoarthritis of the left knee.',
      plan: 'Topical diclofenac. Review in 2 weeks.',
    },
    invented: 'Oral cefalexin.',
    refused: 'Only a signed summary can be copied. Check it and sign first (Ctrl+Enter).',
  },
} as const

for (const language of ['zh', 'en'] as const) {
  const { record, title, written, invented, refused } = cases[language]

  test(`every version is kept, one is brought back as a new one, and a signed text is amended beside its signature (${language})`, async ({
    launchApp,
  }, testInfo) => {
    const modelsDir = emptyFolder(testInfo)
    const app = await launchApp({ modelsDir })
    const { page } = app
    const workstation = new Workstation(page)
    const versions = page.getByTestId('version')

    await test.step('written by hand', async () => {
      if (language === 'en') await page.getByTestId('language').click()
      await workstation.expectEngine('missing')
      await pasteText(page, record)
      await expect(workstation.openNote).toContainText(title)
      await workstation.writeByHand(written)
      await workstation.sectionText('plan').focus()
      await workstation.press('Control+a')
      await page.keyboard.insertText(invented)
      await workstation.expectSaved()
    })

    await test.step('the version before comes back by keys, as one more', async () => {
      await workstation.press('Alt+h')
      await expect(page.locator('[name=history-right]:checked')).toBeFocused()
      await page.getByTestId('version-saves').first().click()
      await page.locator('[name=history-right]').nth(1).focus()
      await workstation.press('Space')
      await expect(page.getByTestId('comparison').locator('[data-section=plan] ins')).toHaveText(written.plan)
      await page.getByTestId('restore-version').click()
      await expect(page.getByTestId('history')).toHaveCount(0)
      await expect(workstation.sectionText('plan')).toHaveValue(written.plan)
    })

    await test.step('signed, and amended from the history', async () => {
      await workstation.askToSign()
      await workstation.press('Enter')
      await workstation.expectPhase('signed', 5_000)
      await workstation.press('Alt+h')
      await expect(versions.first()).toHaveAttribute('data-kind', 'signed')
      await page.getByTestId('restore-version').click()
      await workstation.expectPhase('drafted', 5_000)
      await workstation.press('F9')
      await workstation.expectToast('note-not-signed', refused)
    })

    expect(await app.close()).toBe(0)
    await test.step('all of it outlives a restart', async () => {
      const again = await launchApp({ modelsDir, userData: app.userData })
      const restarted = new Workstation(again.page)
      await restarted.choose(title)
      await restarted.press('Alt+h')
      const rows = again.page.getByTestId('version')
      await expect(rows.first()).toHaveAttribute('data-kind', 'restored')
      const all = await rows.evaluateAll((found) => found.map((row) => row.dataset['kind']))
      expect(all).toEqual(['restored', 'signed', 'restored', 'edit', 'kept', 'stopped'])
    })
  })
}
