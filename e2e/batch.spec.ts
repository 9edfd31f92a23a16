import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from './journeys/watchedApp.ts'
import { smallModel } from './journeys/smallModel.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 300_000 })

/**
 * Ten patients: a complaint that is quoted at once; the fourth to the sixth ask the model; an illness for a complaint is a finding. Then a file that is no PDF, and the first one
 * once more.
 */
const cases = {
  zh: {
    names: [...'甲乙丙丁戊己庚辛壬癸'].map((name) => `赵某${name}`),
    complaints: ['咳嗽3天', '高血压3年', '咽痛2天', '咳嗽4天', '头痛1天', '腹痛2天', '糖尿病5年', '头晕3天', '冠心病2年', '耳鸣7天'],
    recordOf: (name: string, complaint: string, asksModel: boolean) =>
      `姓名：${name}\n主诉：${complaint}。\n${asksModel ? '诊疗计划：多饮水，注意休息，三日后门诊复诊。' : '既往史：体健。'}\n`,
    told: '起草 10 份，未起草 1 份',
    counts: '已起草 10 · 相同 1 · 拒收 1 · 未写成 0',
    same: /^12\.txt.*与 1\.txt 的文字相同/,
  },
  en: {
    names: ['Abel', 'Baker', 'Clark', 'Davis', 'Evans', 'Foster', 'Green', 'Harris', 'Irwin', 'Jones'].map((name) => `Ann ${name}`),
    complaints: [
      ...['cough for 3 days', 'hypertension for 3 years', 'sore throat for 2 days', 'cough for 4 days', 'headache for 1 day'],
      ...['abdominal pain for 2 days', 'diabetes for 5 years', 'dizziness for 3 days', 'asthma for 2 years', 'tinnitus for 7 days'],
    ],
    recordOf: (name: string, complaint: string, asksModel: boolean) =>
      `Name: ${name}\nChief complaint: ${complaint}.\n${asksModel ? 'Plan: plenty of fluids, rest, clinic review in three days.' : 'Past medical history: none.'}\n`,
    told: '10 drafted, 1 without a draft',
    counts: '10 drafted · 1 repeated · 1 refused · 0 broken off',
    same: /^12\.txt.*The same text as 1\.txt/,
  },
} as const
const withFinding = [1, 6, 8]
const withoutFinding = [0, 2, 7, 9]

function folderOfTwelve({ names, complaints, recordOf }: (typeof cases)['zh' | 'en']): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-e2e-batch-'))
  const records = names.map((name, index) => recordOf(name, complaints[index] ?? '', index >= 3 && index < 6))
  for (const [index, text] of [...records.entries()]) fs.writeFileSync(path.join(folder, `${String(index + 1)}.txt`), text)
  fs.writeFileSync(path.join(folder, '11.pdf'), '%PDF-1.7\n')
  fs.writeFileSync(path.join(folder, '12.txt'), records[0] ?? '')
  return folder
}

/** The titles of the queue under the heading that each stands under, from the top. */
async function queueOf(page: Page): Promise<[string, string][]> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-testid=queue-heading], [data-testid=queue-item]')]
    const top = (row: HTMLElement) => row.getBoundingClientRect().top
    let group = ''
    return rows
      .sort((one, other) => top(one) - top(other))
      .flatMap((row): [string, string][] => {
        if (row.dataset['group'] === undefined) return [[group, row.textContent]]
        group = row.dataset['group']
        return []
      })
  })
}

for (const language of ['zh', 'en'] as const) {
  const { names, told: wordsWhenDone, counts, same } = cases[language]

  test(`a batch of twelve, killed in the middle, goes on by itself: no record twice, none left out, what needs eyes first (${language})`, async ({
    launchApp,
  }) => {
    const folder = folderOfTwelve(cases[language])
    const app = await launchApp({ model: smallModel })
    const { userData } = app
    if (language === 'en') await app.page.getByTestId('language').click()
    await new Workstation(app.page).expectEngine('ready', 180_000)
    await test.step('it begins by key with a folder, and is killed while the model writes', async () => {
      const { page } = app
      const progress = page.getByTestId('batch-progress')
      await app.setOpenDialog([folder])
      await page.keyboard.press('Control+Shift+O')
      await expect(progress).toHaveAttribute('data-done', '3', { timeout: 60_000 })
      await expect(page.getByTestId('batch-count')).toHaveText('3 / 12')
      await app.kill()
    })

    const again = await launchApp({ model: smallModel, userData })
    const { page } = again
    await test.step('at the next start it goes on without being asked, and says when it is done', async () => {
      const told = page.locator('[data-testid=toast][data-code=batchDone]')
      await expect(told).toContainText(wordsWhenDone, { timeout: 180_000 })
      await page.keyboard.press('Alt+b')
      const progress = page.getByTestId('batch-progress')
      await expect(progress).toHaveAttribute('data-state', 'done')
      await expect(progress).toContainText(counts)
      await expect(page.getByTestId('batch-problem')).toHaveText([/^11\.pdf/, same])
      await page.keyboard.press('Escape')
    })

    await test.step('the queue has each record once, and what needs eyes first', async () => {
      const queue = await queueOf(page)
      const groupsOf = (title: string) => queue.filter(([, words]) => words.includes(title)).map(([group]) => group)
      expect(queue[0]?.[0]).toBe('needsEyes')
      const groupsAt = (places: readonly number[]) => places.map((place) => groupsOf(names[place] ?? ''))
      expect(groupsAt(withFinding)).toEqual(withFinding.map(() => ['needsEyes']))
      expect(groupsAt(withoutFinding)).toEqual(withoutFinding.map(() => ['clear']))
    })

    await test.step('F7 opens one of them, and nothing is signed', async () => {
      await page.keyboard.press('F7')
      await expect(page.locator('[data-testid=queue-item][aria-selected=true]')).toHaveAttribute('data-phase', 'drafted')
      await expect(page.locator('[data-testid=queue-item][data-phase=signed]')).toHaveCount(0)
    })
    fs.rmSync(folder, { recursive: true })
  })
}
