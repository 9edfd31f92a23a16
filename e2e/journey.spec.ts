import { expect, test } from './journeys/watchedApp.ts'
import { markedText } from './journeys/markedText.ts'
import { samples } from './journeys/samples.ts'
import { textsOf, type ShownDraft } from './journeys/shownDraft.ts'
import { Workstation } from './journeys/workstation.ts'

test.describe.configure({ timeout: 400_000 })

const headings = ['主诉', '诊断结论', '治疗建议']
const markdown = /\*\*|__|`|^\s*(#+|[-*+•>]|\d+[.)])\s|\|.*\|/m

test('a record is drafted, checked against it, edited, signed and copied, by keyboard alone', async ({ launchApp }) => {
  const model = 'qwen2.5-coder-1.5b-q4'
  const app = await launchApp({ model })
  const workstation = new Workstation(app.page)
  const { page } = app

  await test.step('chosen in the queue and drafted with one key', async () => {
    await workstation.choose(samples.stroke.title)
    await workstation.expectRecord(samples.stroke.text)
    await workstation.startDraft()
    await expect(workstation.openNote).toHaveAttribute('data-phase', 'generating')
  })

  await test.step('streams, a few words at a time', async () => {
    const first = await workstation.streamed(1)
    expect(first.greyCharacters).toBeLessThan(8)
    await workstation.streamed(first.greyCharacters + 4)
    await workstation.expectDrafted()
    await expect(workstation.openNote).toHaveAttribute('data-phase', 'drafted')
    await expect(page.getByTestId('timing')).toContainText(/全文 \d+\.\d 秒/)
  })

  const drafted = await workstation.shownDraft()
  await test.step('three sections of one or two statements, no Markdown', () => {
    expect(drafted.sections.map(({ heading }) => heading)).toEqual(headings)
    for (const { text, statements } of drafted.sections) {
      expect(statements.length).toBeGreaterThanOrEqual(1)
      expect(statements.length).toBeLessThanOrEqual(2)
      expect(text).not.toMatch(markdown)
      expect(text.trim()).not.toBe('')
    }
  })

  await test.step('the evidence of each statement is the record’s own text, marked in it', () => expectEvidenceMarked(workstation, drafted))

  await test.step('nothing is copied before the signature, with the reason', async () => {
    const before = await app.clipboardText()
    for (const keys of ['F9', 'Control+Shift+c']) {
      await workstation.press(keys)
      await workstation.expectToast('note-not-signed', '只有签署后的摘要可以复制')
      await workstation.press('Escape')
      await expect(workstation.toasts).toHaveCount(0)
    }
    expect(await app.clipboardText()).toBe(before)
  })

  const [complaint] = drafted.sections
  if (!complaint) throw new Error('no first section')
  const edited = `${complaint.text}\n补充：晨起明显，“转头”时加重。`
  await test.step('an edit saves itself', async () => {
    await workstation.goTo('draft')
    await expect(workstation.sectionText(complaint.id)).toBeFocused()
    await workstation.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('补充：晨起明显，“转头”时加重。')
    await workstation.expectSaved()
    await expect(workstation.sectionText(complaint.id)).toHaveValue(edited)
  })

  await test.step('Ctrl Enter shows what will be signed, Enter signs it', async () => {
    await workstation.askToSign()
    await expect(page.getByTestId('sign-dialog')).toContainText('补充：晨起明显')
    await workstation.press('Enter')
    await workstation.expectPhase('signed', 5_000)
    await expect(workstation.openNote).toHaveAttribute('data-phase', 'signed')
  })

  const signed = await workstation.shownDraft()
  expect(textsOf(signed)).toEqual({ ...textsOf(drafted), [complaint.id]: edited })

  await test.step('what is copied is the signed text, byte for byte, with CRLF', () => expectCopies(workstation, app, signed))
  await test.step('a signed text takes no key', () => expectReadOnly(workstation, signed))
  expect(await app.close()).toBe(0)

  await test.step('after a restart it is still there, read-only, and copies the same', async () => {
    const again = await launchApp({ model, userData: app.userData })
    const restarted = new Workstation(again.page)
    await restarted.choose(samples.stroke.title)
    await restarted.expectPhase('signed')
    expect(textsOf(await restarted.shownDraft())).toEqual(textsOf(signed))
    await expectReadOnly(restarted, signed)
    await expectCopies(restarted, again, signed)
  })
})

async function expectEvidenceMarked(workstation: Workstation, draft: ShownDraft): Promise<void> {
  const { text: record } = samples.stroke
  const statements = draft.sections.flatMap((section) => section.statements)
  expect(statements.some(({ evidence }) => evidence.length > 0)).toBe(true)
  // the first statement with evidence is selected from the start: up to the first of all, then down one by one
  for (const _ of statements) await workstation.press('Alt+ArrowUp')
  for (const [index, { text, kind, evidence }] of statements.entries()) {
    if (index > 0) await workstation.press('Alt+ArrowDown')
    const row = workstation.page.getByTestId('statement').nth(index)
    await expect(row).toHaveAttribute('aria-selected', 'true')
    for (const span of evidence) expect(record.slice(span.start, span.end)).toBe(span.text)
    if (kind !== 'absent') expect(evidence.length, `evidence of “${text}”`).toBeGreaterThan(0)
    if (evidence.length === 0) {
      await expect(workstation.evidence).toHaveCount(0)
      continue
    }
    await expect(workstation.evidence.first()).toBeInViewport()
    expect((await workstation.shownRecord()).marked).toBe(markedText(record, evidence))
  }
}

type WithClipboard = { clipboardText(): Promise<string> }

async function expectCopies(workstation: Workstation, app: WithClipboard, signed: ShownDraft): Promise<void> {
  const windowsText = (text: string) => text.replaceAll('\n', '\r\n')
  for (const { heading, text } of signed.sections) {
    await workstation.press('F9')
    await workstation.expectToast('sectionCopied', `的“${heading}”，`)
    await expect.poll(() => app.clipboardText()).toBe(windowsText(text))
  }
  await workstation.press('Control+Shift+c')
  await workstation.expectToast('noteCopied', samples.stroke.title)
  const all = signed.sections.map(({ heading, text }) => `${heading}：${windowsText(text)}`).join('\r\n')
  await expect.poll(() => app.clipboardText()).toBe(all)
}

async function expectReadOnly(workstation: Workstation, signed: ShownDraft): Promise<void> {
  await workstation.goTo('draft')
  const [first] = signed.sections
  const area = workstation.sectionText(first?.id ?? '')
  await expect(area).toHaveAttribute('readonly')
  await area.focus()
  await workstation.press('Control+End')
  await workstation.page.keyboard.insertText('改动')
  await workstation.press('Backspace')
  expect(textsOf(await workstation.shownDraft())).toEqual(textsOf(signed))
}
