import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const recordOf = (name: string, number: string) =>
  `姓名：${name}  性别：男  年龄：61岁  床号：7床  住院号：${number}\n主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，2周后复诊。\n`
const written = { 'chief-complaint': '左膝关节疼痛2周。', diagnosis: '左膝骨关节炎。', plan: '双氯芬酸外用。2周后复诊。' }

for (const language of ['zh', 'en'] as const) {
  test(`two patients’ texts never mix in one paste, and both notes are found again (${language})`, async ({ launchApp }, testInfo) => {
    const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
    const workstation = new Workstation(app.page)
    const { page } = app
    await workstation.expectEngine('missing')
    if (language === 'en') await page.getByTestId('language').click()

    await test.step('two summaries are written by hand and signed', async () => {
      for (const [name, number] of [
        ['何某甲', '1001'],
        ['罗某乙', '1002'],
      ] as const) {
        await pasteText(page, recordOf(name, number))
        await expect(page.getByTestId('patient-strip')).toContainText(name)
        await expect(page.getByTestId('patient-number')).toContainText(number)
        await workstation.writeByHand(written)
        await workstation.askToSign()
        await expect(page.getByTestId('sign-patient')).toContainText(name)
        await workstation.press('Enter')
        await workstation.expectPhase('signed', 5_000)
      }
    })
    await test.step('the search finds them, and opens the first with the keyboard', async () => {
      await page.keyboard.press('Control+Shift+f')
      await expect(page.getByTestId('queue-search')).toBeFocused()
      await page.keyboard.insertText('何某甲')
      await expect(workstation.notes).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(page.getByTestId('patient-strip')).toContainText('何某甲')
    })
    await test.step('a section of the second is not copied after one of the first', async () => {
      await workstation.press('F9')
      await expect.poll(() => app.clipboardText()).toBe(written['chief-complaint'])
      await page.getByTestId('queue-search').fill('骨关节炎 罗某乙')
      await expect(workstation.notes).toHaveCount(1)
      await page.getByTestId('queue-search').press('Enter')
      await expect(page.getByTestId('patient-strip')).toContainText('罗某乙')
      await workstation.press('Control+Shift+c')
      await expect(page.getByTestId('mix-up-copied')).toContainText('何某甲')
      await expect(page.getByTestId('mix-up-wanted')).toContainText('罗某乙')
      await workstation.press('Enter')
      await expect(page.getByTestId('mix-up-dialog')).toHaveCount(0)
      expect(await app.clipboardText()).toBe(written['chief-complaint'])
    })
    await test.step('the physician’s own word changes over', async () => {
      await workstation.press('F9')
      await page.getByTestId('change-patient').click()
      await expect(page.getByTestId('toast').last()).toContainText('罗某乙')
    })
  })
}
