import type { Page } from 'playwright'
import { expect, test } from './journeys/watchedApp.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { samples } from './journeys/samples.ts'
import { Workstation } from './journeys/workstation.ts'

test('one button changes the language of every word on the way to the signature, and the choice outlives a restart', async ({
  launchApp,
}, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const app = await launchApp({ modelsDir })
  const { page } = app
  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'zh-CN')
  await expect(page.getByTestId('start-draft')).toContainText('起草')

  await page.getByTestId('language').click()
  await expect(html).toHaveAttribute('lang', 'en')
  await expect(page).toHaveTitle('Yizhai')
  await expect(page.getByTestId('start-draft')).toContainText('Draft')
  await expectEnglish(page)
  await expect(page.getByTestId('engine-state')).toContainText('No model')

  await app.close()
  const again = await launchApp({ modelsDir, userData: app.userData })
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'en')
  await expectEnglish(again.page)
  const workstation = new Workstation(again.page)
  await workstation.choose(samples.stroke.title)
  await workstation.expectRecord(samples.stroke.text)

  await test.step('from the record to the signature', async () => {
    await pasteText(again.page, 'Chief complaint: cough for 3 days.\nDiagnosis: acute bronchitis.\nPlan: rest, review in a week.\n')
    await expect(workstation.openNote).toContainText('Chief complaint')
    await expectEnglish(again.page)
    await workstation.press('Control+d')
    await workstation.expectPhase('stopped')
    await expectEnglish(again.page)
    await again.page.getByTestId('keep-draft').click()
    await workstation.expectPhase('drafted')
    await expectEnglish(again.page)
    const { sections } = await workstation.shownDraft()
    for (const { id } of sections) {
      await workstation.sectionText(id).focus()
      await again.page.keyboard.insertText('Written by hand.')
    }
    await workstation.expectSaved()
    await expect(again.page.getByTestId('finding')).not.toHaveCount(0)
    await expectEnglish(again.page)
    await workstation.press('F8')
    await expect(again.page.getByTestId('current-finding')).toBeVisible()
    await expectEnglish(again.page)
    await workstation.askToSign()
    await expect(again.page.getByTestId('sign-dialog')).toBeVisible()
    await expectEnglish(again.page)
    await workstation.press('Enter')
    await workstation.expectPhase('signed')
    await workstation.press('F9')
    await workstation.expectToast('sectionCopied', 'Copied')
    await expectEnglish(again.page)
    await workstation.press('Control+d')
    await expect(again.page.getByTestId('redraft-dialog')).toBeVisible()
    await expectEnglish(again.page)
    await workstation.press('Escape')
  })

  await again.page.getByTestId('language').click()
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(again.page.getByTestId('start-draft')).toContainText('重新起草')
  await again.close()
  const third = await launchApp({ modelsDir, userData: app.userData })
  await expect(third.page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

/** Words of the records stay in their own language, the button names the other one, samples are named after their files. */
async function expectEnglish(page: Page): Promise<void> {
  const left = await page.evaluate(() => {
    const ofRecords =
      '[data-note] *, [data-testid=patient-strip] *, [data-testid=patient-title], [data-testid=language], [data-testid=outline] *, [data-testid=record-text]'
    const words = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => !element.matches(ofRecords))
      .flatMap((element) => [
        ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
        ...['title', 'aria-label', 'placeholder'].map((name) => element.getAttribute(name) ?? ''),
      ])
    return words.filter((word) => /\p{Script=Han}/u.test(word))
  })
  expect(left).toEqual([])
}
