import { expect, test } from './journeys/watchedApp.ts'
import { recordWithLongPlan } from './journeys/fixtureRecords.ts'
import { pasteText } from './journeys/pasteText.ts'
import { samples } from './journeys/samples.ts'
import { textsOf } from './journeys/shownDraft.ts'
import { smallModel } from './journeys/smallModel.ts'
import { stopTimeMs } from './journeys/stopTimeMs.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const stopLimitMs = 600
const loadingPhases = ['off', 'probing', 'loading', 'warming']

test('Esc stops a draft at once, whatever the model is doing, and keeps what was written', async ({ launchApp }, testInfo) => {
  const app = await launchApp({ model: smallModel })
  const workstation = new Workstation(app.page)
  const enginePhase = () => app.page.getByTestId('engine-state').getAttribute('data-phase')

  const expectStopInTime = async (): Promise<void> => {
    const ms = await stopTimeMs(app.page)
    testInfo.annotations.push({ type: 'stop', description: `${ms.toFixed()} ms` })
    expect(ms).toBeLessThan(stopLimitMs)
  }

  await test.step('while the model still loads', async () => {
    await expect(workstation.recordLines.first()).toBeVisible()
    await workstation.startDraft()
    expect(loadingPhases).toContain(await enginePhase())
    await expectStopInTime()
    expect(loadingPhases).toContain(await enginePhase())
    await expectStopped(workstation)
    await workstation.expectEngine('ready')
  })

  await test.step('while it reads the record', async () => {
    await workstation.choose(samples.longStay.title)
    await workstation.startDraft()
    await expect(app.page.getByTestId('draft-progress')).toContainText(/正在阅读病历 [1-9]/, { timeout: 60_000 })
    const before = await workstation.shownDraft()
    expect(before.greyCharacters).toBe(0)
    await expectStopInTime()
    await expectStopped(workstation)
    expect(textsOf(await workstation.shownDraft())).toEqual(textsOf(before))
    await workstation.expectEngine('ready')
  })

  await test.step('while it writes', async () => {
    await pasteText(app.page, recordWithLongPlan)
    await expect(workstation.openNote).toContainText('何某某')
    await workstation.startDraft()
    const before = await workstation.streamed(12)
    await expectStopInTime()
    await expectStopped(workstation)
    const kept = await workstation.shownDraft()
    for (const [index, { text }] of before.sections.entries()) expect(kept.sections[index]?.text.slice(0, text.length)).toBe(text)
    await workstation.expectEngine('ready')
    expect(textsOf(await workstation.shownDraft())).toEqual(textsOf(kept))
  })

  await test.step('and the next draft is a whole one', async () => {
    await workstation.startDraft()
    await workstation.expectDrafted()
    const { sections } = await workstation.shownDraft()
    for (const { statements } of sections) expect(statements.length).toBeGreaterThan(0)
  })
})

async function expectStopped(workstation: Workstation): Promise<void> {
  await expect(workstation.page.getByTestId('stop-reason')).toHaveAttribute('data-code', 'cancelled')
  await expect(workstation.page.getByTestId('stop-reason')).toContainText('已停止，已写出的文字都已保留')
  await expect(workstation.openNote).toHaveAttribute('data-phase', 'stopped')
}
