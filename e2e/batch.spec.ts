import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from './journeys/watchedApp.ts'
import { smallModel } from './journeys/smallModel.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 300_000 })

const names = '甲乙丙丁戊己庚辛壬癸'
/** A complaint that is quoted at once; 4 to 6 ask the model; an illness for a complaint is a finding. */
const complaints = ['咳嗽3天', '高血压3年', '咽痛2天', '咳嗽4天', '头痛1天', '腹痛2天', '糖尿病5年', '头晕3天', '冠心病2年', '耳鸣7天']
const withFinding = ['赵某乙', '赵某庚', '赵某壬']
const withoutFinding = ['赵某甲', '赵某丙', '赵某辛', '赵某癸']

function recordOf(index: number): string {
  const asksModel = index >= 3 && index < 6
  const rest = asksModel ? '诊疗计划：多饮水，注意休息，三日后门诊复诊。\n' : '既往史：体健。\n'
  return `姓名：赵某${names[index] ?? ''}\n主诉：${complaints[index] ?? ''}。\n${rest}`
}

function folderOfTwelve(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-e2e-batch-'))
  for (let index = 0; index < names.length; index++) fs.writeFileSync(path.join(folder, `${String(index + 1)}.txt`), recordOf(index))
  fs.writeFileSync(path.join(folder, '11.pdf'), '%PDF-1.7\n')
  fs.writeFileSync(path.join(folder, '12.txt'), recordOf(0))
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

test('a batch of twelve, killed in the middle, goes on by itself: no record twice, none left out, what needs eyes first', async ({
  launchApp,
}) => {
  const folder = folderOfTwelve()
  const app = await launchApp({ model: smallModel })
  const { userData } = app
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
    await expect(told).toContainText('起草 10 份，未起草 1 份', { timeout: 180_000 })
    await page.keyboard.press('Alt+b')
    const progress = page.getByTestId('batch-progress')
    await expect(progress).toHaveAttribute('data-state', 'done')
    await expect(progress).toContainText('已起草 10 · 相同 1 · 拒收 1 · 未写成 0')
    await expect(page.getByTestId('batch-problem')).toHaveText([/^11\.pdf/, /^12\.txt.*与 1\.txt 的文字相同/])
    await page.keyboard.press('Escape')
  })

  await test.step('the queue has each record once, and what needs eyes first', async () => {
    const queue = await queueOf(page)
    const groupsOf = (title: string) => queue.filter(([, words]) => words.includes(title)).map(([group]) => group)
    expect(queue[0]?.[0]).toBe('needsEyes')
    expect(withFinding.map(groupsOf)).toEqual(withFinding.map(() => ['needsEyes']))
    expect(withoutFinding.map(groupsOf)).toEqual(withoutFinding.map(() => ['clear']))
  })

  await test.step('F7 opens one of them, and nothing is signed', async () => {
    await page.keyboard.press('F7')
    await expect(page.locator('[data-testid=queue-item][aria-selected=true]')).toHaveAttribute('data-phase', 'drafted')
    await expect(page.locator('[data-testid=queue-item][data-phase=signed]')).toHaveCount(0)
  })
  fs.rmSync(folder, { recursive: true })
})
