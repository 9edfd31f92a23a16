import { setTimeout as delay } from 'node:timers/promises'
import { emptyFolder } from './journeys/emptyFolder.ts'
import { fixturePath, recordWithLongPlan } from './journeys/fixtureRecords.ts'
import { look } from './journeys/look.ts'
import { modelHostOf } from './journeys/modelHost.ts'
import { pasteText } from './journeys/pasteText.ts'
import { samples } from './journeys/samples.ts'
import { smallModel } from './journeys/smallModel.ts'
import { expect, test } from './journeys/watchedApp.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

/** Holds the model still, so that a state that passes can be looked at from all sides. */
async function heldStill(host: number, doLook: () => Promise<void>): Promise<void> {
  process.kill(host, 'SIGSTOP')
  try {
    await delay(150)
    await doLook()
  } finally {
    process.kill(host, 'SIGCONT')
  }
}

test('every state of a draft, in both languages and sizes', async ({ launchApp }) => {
  const app = await launchApp({ model: smallModel })
  const workstation = new Workstation(app.page)
  const { page } = app
  const escape = () => workstation.press('Escape')

  const firstHost = await modelHostOf(app)
  await heldStill(firstHost, async () => {
    await workstation.expectEngine('loading')
    await expect(workstation.recordLines.first()).toBeVisible()
    await look(page, 'loading')
  })
  await workstation.expectEngine('ready')
  await look(page, 'recorded')
  const host = await modelHostOf(app)

  await pasteText(page, recordWithLongPlan)
  await expect(workstation.openNote).toContainText('何某某')
  await workstation.startDraft()
  await workstation.streamed(24)
  await heldStill(host, () => look(page, 'streaming'))
  await workstation.expectDrafted()
  await look(page, 'drafted')

  await workstation.press('Alt+ArrowDown')
  await look(page, 'evidence')
  const details = { open: () => page.getByTestId('engine-details-button').click(), close: escape }
  await look(page, 'engine-details', details)

  await workstation.goTo('draft')
  await workstation.press('Control+End')
  await page.keyboard.insertText('补充一句。')
  await workstation.expectSaved()
  await look(page, 'edited')
  const redraft = { open: () => workstation.press('Control+d'), close: escape }
  await look(page, 'redraft', redraft)
  const sign = { open: () => workstation.askToSign(), close: escape }
  await look(page, 'sign', sign)

  await workstation.askToSign()
  await expect(page.getByTestId('sign-dialog')).toBeVisible()
  await workstation.press('Enter')
  await workstation.expectPhase('signed')
  await workstation.press('F9')
  await look(page, 'signed')
  await workstation.choose(samples.longStay.title)
  await workstation.startDraft()
  await expect(page.getByTestId('draft-progress')).toContainText(/正在阅读/)
  await heldStill(host, () => look(page, 'reading'))
  await escape()
  await workstation.expectPhase('stopped')
  await look(page, 'stopped')
})

test('what the window shows without a model, in both languages and sizes', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ modelsDir: emptyFolder(testInfo) })
  const workstation = new Workstation(app.page)
  const { page } = app
  const escape = () => workstation.press('Escape')
  await workstation.expectEngine('missing')
  await look(page, 'model-missing')
  await workstation.press('Control+d')
  await workstation.expectPhase('stopped')
  await look(page, 'draft-without-model')

  await look(page, 'paste', { open: () => page.getByTestId('paste-record').click(), close: escape })
  await app.setOpenDialog([fixturePath('record-big5.txt')])
  const encoding = {
    open: async () => {
      await workstation.press('Control+o')
      await expect(page.getByTestId('encoding-dialog')).toBeVisible()
    },
    close: escape,
  }
  await look(page, 'encoding', encoding)

  await pasteText(page, '主诉：头痛\ud83d三天。\r\n现病史：昨日起病。\n诊断：胃炎。\r处理：口服药物。\r\n')
  await expect(page.getByTestId('record-notices')).toBeVisible()
  await app.setOpenDialog([fixturePath('scan.txt')])
  await workstation.press('Control+o')
  await expect(workstation.toasts).not.toHaveCount(0)
  await look(page, 'complaints')

  await pasteText(page, '咳')
  await expect(workstation.openNote).toContainText('咳')
  await workstation.press('Control+d')
  await expect(page.getByTestId('failure')).toBeVisible()
  await look(page, 'too-short')
})
