import fs from 'node:fs'
import path from 'node:path'
import type { AuditEntry } from '../src/shared/audit.ts'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { pasteText } from './journeys/pasteText.ts'
import { takeStoreStep } from './journeys/storeStep.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

const yearMs = 365 * 86_400_000
const old = '姓名：何某甲  性别：男  年龄：61岁\n主诉：金丝雀病三天。\n'
const fresh = '姓名：罗某乙  性别：女  年龄：58岁\n主诉：左膝关节疼痛2周。\n'

test('a note that nobody has touched for a year is told to be due, and goes once that was confirmed; one of today stays', async ({
  launchApp,
}, testInfo) => {
  const modelsDir = emptyFolder(testInfo)
  const first = await launchApp({ modelsDir })
  await pasteText(first.page, fresh)
  await expect(new Workstation(first.page).openNote).toContainText('罗某乙')
  const { userData } = first
  expect(await first.close()).toBe(0)
  await takeStoreStep(userData, { kind: 'record', text: old, ageMs: yearMs })

  const app = await launchApp({ modelsDir, userData })
  const { page } = app
  const workstation = new Workstation(page)
  await workstation.choose('何某甲')
  const before = await workstation.notes.count()

  await test.step('off at first; half a year makes it due, and it is still there', async () => {
    await workstation.press('Control+,')
    await expect(page.getByTestId('setting-retention').getByRole('radio', { name: '一直保留' })).toBeChecked()
    await page.getByTestId('setting-retention').getByRole('radio', { name: '6 个月' }).check()
    await expect(page.getByTestId('retention-due')).toHaveAttribute('data-notes', '1')
    await expect(page.getByTestId('retention-due')).toContainText('1 份')
  })
  await test.step('what would go is told, and Esc leaves it', async () => {
    await page.getByTestId('open-purge').click()
    await expect(page.getByTestId('purge-plan')).toContainText('病历原文 1 份')
    await expect(page.getByTestId('purge-unsigned')).toBeVisible()
    await workstation.press('Escape')
    await expect(page.getByTestId('settings')).toBeVisible()
  })
  await test.step('confirmed, it is gone from the queue, the screen, the search and the file', async () => {
    await page.getByTestId('open-purge').click()
    await page.getByTestId('purge-archived').check()
    await page.getByTestId('confirm-purge').click()
    await expect(page.getByTestId('retention-due')).toHaveAttribute('data-notes', '0', { timeout: 30_000 })
    await workstation.expectToast('notesPurged', '已清除 1 份')
    await workstation.press('Escape')
    await expect(workstation.notes).toHaveCount(before - 1)
    await expect(workstation.openNote).not.toContainText('何某甲')
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.insertText('金丝雀')
    await expect(page.getByTestId('nothing-shown')).toBeVisible()
    const backups = fs.readdirSync(path.join(userData, 'backups')).filter((name) => name.endsWith('.db'))
    expect(backups).toEqual([expect.stringContaining('purge')])
  })
  await test.step('the audit keeps what was done, without a word', async () => {
    const rows = JSON.parse(await takeStoreStep(userData, { kind: 'audit', limit: 20 })) as AuditEntry[]
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['settings-changed', 'note-purged', 'purged']))
    expect(JSON.stringify(rows)).not.toMatch(/金丝雀|何某甲/)
  })
})
