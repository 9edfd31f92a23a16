import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from './journeys/watchedApp.ts'
import { recordWithLongPlan } from './journeys/fixtureRecords.ts'
import { modelHostOf } from './journeys/modelHost.ts'
import { pasteText } from './journeys/pasteText.ts'
import { samples } from './journeys/samples.ts'
import { textsOf, type ShownDraft } from './journeys/shownDraft.ts'
import { smallModel } from './journeys/smallModel.ts'
import { Workstation } from './journeys/workstation.ts'
import type { LaunchedApp } from './launch/launchedApp.ts'

test.describe.configure({ timeout: 400_000 })

test('a model process that dies in the middle of a sentence takes no word with it', async ({ launchApp }) => {
  const app = await launchApp({ model: smallModel })
  const workstation = new Workstation(app.page)
  await workstation.expectEngine('ready')
  const host = await modelHostOf(app)
  await pasteText(app.page, recordWithLongPlan)
  await expect(workstation.openNote).toContainText('何某某')
  await workstation.startDraft()
  const before = await pauseInASentence(workstation, host)
  process.kill(host, 'SIGKILL')

  await workstation.expectPhase('stopped', 5_000)
  await expect(app.page.getByTestId('stop-reason')).toHaveAttribute('data-code', 'engine-crashed')
  await expect(app.page.getByTestId('stop-reason')).toContainText('模型进程意外退出，已写出的文字都已保留。请重新起草')
  expectKept(await workstation.shownDraft(), before)

  await workstation.expectEngine('ready')
  expect(await modelHostOf(app)).not.toBe(host)
  await workstation.startDraft()
  await workstation.expectDrafted()
})

test('a program that dies loses nothing that it had acknowledged', async ({ launchApp }) => {
  const app = await launchApp({ model: smallModel })
  const { userData } = app
  const workstation = new Workstation(app.page)
  const mine = '补充：家属诉夜间打鼾。\n第二行。'

  await test.step('an edit that says it is saved outlives a kill in the same moment', async () => {
    await workstation.choose(samples.withoutPlan.title)
    await workstation.press('Control+d')
    await workstation.expectDrafted()
    await workstation.goTo('draft')
    await workstation.press('Control+End')
    await app.page.keyboard.insertText(mine)
    await workstation.expectSaved()
    await app.kill()
  })
  const edited = await launchApp({ model: smallModel, userData })
  const again = new Workstation(edited.page)
  await test.step('it is there after the restart', async () => {
    await again.choose(samples.withoutPlan.title)
    await again.expectPhase('drafted')
    const [first] = (await again.shownDraft()).sections
    expect(first?.text).toContain(mine)
  })

  const before = await test.step('main is killed in the middle of a sentence', async () => {
    await again.expectEngine('ready')
    await pasteText(edited.page, recordWithLongPlan)
    await expect(again.openNote).toContainText('何某某')
    await again.startDraft()
    const host = await modelHostOf(edited)
    const shown = await pauseInASentence(again, host)
    await delay(500)
    await killWithPausedHost(edited, host)
    return shown
  })
  const last = await launchApp({ model: smallModel, userData })
  const restarted = new Workstation(last.page)
  await test.step('the draft is interrupted, with everything that was shown half a second before', async () => {
    await restarted.choose('何某某')
    await restarted.expectPhase('stopped')
    await expect(last.page.getByTestId('stop-reason')).toHaveAttribute('data-code', 'interrupted')
    await expect(last.page.getByTestId('stop-reason')).toContainText('上次起草时程序被关闭，已写出的文字都已保留')
    expectKept(await restarted.shownDraft(), before)
  })
  await test.step('it can be kept and gone on with by hand', async () => {
    const stopped = await restarted.shownDraft()
    await last.page.getByTestId('keep-draft').click()
    await restarted.expectPhase('drafted', 5_000)
    expect(textsOf(await restarted.shownDraft())).toEqual(textsOf(stopped))
    await restarted.goTo('draft')
    await restarted.press('Control+End')
    await last.page.keyboard.insertText(mine)
    await restarted.expectSaved()
    expect((await restarted.shownDraft()).sections[0]?.text).toBe(`${stopped.sections[0]?.text ?? ''}${mine}`)
  })
  await test.step('the other draft is as it was', async () => {
    await restarted.choose(samples.withoutPlan.title)
    expect((await restarted.shownDraft()).sections[0]?.text).toContain(mine)
  })
})

/**
 * Holds the model still while a sentence is half written, and returns what the screen showed just before. From then on nothing more is
 * written and nothing withdrawn, so that the text can be asked for word by word; a moment in which a sentence ended is let pass.
 */
async function pauseInASentence(workstation: Workstation, host: number): Promise<ShownDraft> {
  for (;;) {
    const before = await workstation.streamed(5)
    process.kill(host, 'SIGSTOP')
    await delay(150)
    const after = await workstation.shownDraft()
    if (after.phase === 'generating' && after.greyCharacters > 0 && isContinued(before, after)) return before
    process.kill(host, 'SIGCONT')
  }
}

function isContinued(before: ShownDraft, after: ShownDraft): boolean {
  return before.sections.every(({ text }, index) => after.sections[index]?.text.startsWith(text))
}

function expectKept(after: ShownDraft, before: ShownDraft): void {
  expect(before.greyCharacters).toBeGreaterThan(0)
  for (const [index, { text }] of before.sections.entries()) expect(after.sections[index]?.text.slice(0, text.length)).toBe(text)
}

/** A process that is held still does not notice that its parent is gone. */
async function killWithPausedHost(app: LaunchedApp, host: number): Promise<void> {
  const killed = app.kill()
  try {
    process.kill(host, 'SIGCONT')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
  await killed
}
