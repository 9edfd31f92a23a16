import fs from 'node:fs'
import path from 'node:path'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'
import { repositoryRoot } from './launch/repository.ts'
import { stumblingBlocks } from './stumblingBlocks.ts'

const chaptersOf = (language: string) =>
  fs
    .readFileSync(path.join(repositoryRoot, `docs/user-guide.${language}.md`), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('## '))
    .map((line) => line.slice(3))

for (const { language, query, word } of [
  { language: 'zh', query: '恢复密钥', word: '使用说明' },
  { language: 'en', query: 'recovery key', word: 'User guide' },
] as const) {
  test(`F1 opens the guide that is handed out, with outline and search, by keys alone (${language})`, async ({ launchApp }, testInfo) => {
    const { page } = await launchApp({ modelsDir: emptyFolder(testInfo) })
    const workstation = new Workstation(page)
    if (language === 'en') await page.getByTestId('language').click()
    const help = page.getByTestId('help')
    const chapters = page.getByTestId('help-chapter')

    await workstation.press('F1')
    await expect(help.getByRole('heading', { level: 2 })).toHaveText(word)
    await expect(chapters).toHaveText(chaptersOf(language))
    await expect(page.getByTestId('help-search')).toBeFocused()

    await workstation.press('Tab')
    await workstation.press('Tab')
    await expect(chapters.nth(1)).toBeFocused()
    await workstation.press('Enter')
    const heading = page.getByTestId('help-text').getByRole('heading', { level: 3 }).nth(1)
    await expect(heading).toBeFocused()
    await expect(heading).toBeInViewport()
    expect(await stumblingBlocks(page)).toEqual([])

    await page.getByTestId('help-search').focus()
    await page.keyboard.insertText(query)
    await expect(page.getByTestId('help-found')).not.toHaveAttribute('data-count', '0')
    const marks = page.getByTestId('help-text').locator('mark')
    await expect(marks.first()).toBeInViewport()
    await expect(marks).toHaveCount(Number(await page.getByTestId('help-found').getAttribute('data-count')))
    await page.keyboard.insertText('☃')
    await expect(chapters).toHaveCount(0)
    await expect(page.getByTestId('help-found')).toHaveAttribute('data-count', '0')
    await workstation.press('Escape')
    // the field gives up its words first
    if ((await help.count()) > 0) await workstation.press('Escape')
    await expect(help).toHaveCount(0)

    await workstation.press('Control+k')
    await page.keyboard.insertText('F1')
    await workstation.press('Enter')
    await expect(help).toBeVisible()
  })
}
