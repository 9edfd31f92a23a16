import type { Locator, Page } from 'playwright'
import { expect } from 'playwright/test'
import type { EnginePhase } from '../../src/shared/engineState.ts'
import type { NotePhase } from '../../src/shared/note.ts'
import { readShownDraft, type ShownDraft } from './shownDraft.ts'
import { readShownRecord, type ShownRecord } from './shownRecord.ts'

type Pane = 'queue' | 'record' | 'draft'

/** The window as the physician has it: what it shows, and what its keys do. */
export class Workstation {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get notes(): Locator {
    return this.page.getByTestId('queue-item')
  }

  get openNote(): Locator {
    return this.page.locator('[data-testid=queue-item][aria-selected=true]')
  }

  get toasts(): Locator {
    return this.page.getByTestId('toast')
  }

  /** Lines of the record that are drawn: those in sight. */
  get recordLines(): Locator {
    return this.page.getByTestId('record-text').locator('.cm-line')
  }

  get evidence(): Locator {
    return this.page.getByTestId('record-text').locator('.evidence')
  }

  sectionText(sectionId: string): Locator {
    return this.page.locator(`[data-testid=section-text][data-section=${sectionId}]`)
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  /** F6 goes round the panes. */
  async goTo(pane: Pane): Promise<void> {
    await expect(this.openNote).toBeVisible()
    for (let step = 0; step < 4; step++) {
      const current = await this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset['pane'])
      if (current === pane) return
      await this.press('F6')
    }
    throw new Error(`F6 does not reach the ${pane} pane`)
  }

  /** A draft that is begun without a model and kept, each section typed in. */
  async writeByHand(texts: Readonly<Record<string, string>>): Promise<void> {
    await this.press('Control+d')
    await this.expectPhase('stopped', 5_000)
    await this.keepAndWrite(texts)
  }

  /** Keeps the draft that stopped and types its sections. */
  async keepAndWrite(texts: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByTestId('keep-draft').click()
    await this.expectPhase('drafted', 5_000)
    for (const [sectionId, text] of Object.entries(texts)) {
      await this.sectionText(sectionId).focus()
      await this.page.keyboard.insertText(text)
    }
    await this.expectSaved()
  }

  /** Walks the queue with the arrow keys until the note of this title is open. */
  async choose(title: string): Promise<void> {
    await this.goTo('queue')
    await this.press('Home')
    const count = await this.notes.count()
    for (let step = 0; step < count; step++) {
      await expect(this.openNote).toBeFocused()
      if ((await this.openNote.textContent())?.includes(title)) break
      const left = await this.openNote.getAttribute('data-note')
      await this.press('ArrowDown')
      await expect(this.openNote).not.toHaveAttribute('data-note', String(left))
    }
    await expect(this.openNote).toContainText(title)
    await expect(this.recordLines.first()).toBeVisible()
    await expect(this.page.getByTestId('draft-state')).toBeVisible()
  }

  async expectPhase(phase: NotePhase, timeout = 60_000): Promise<void> {
    await expect(this.page.getByTestId('draft-state')).toHaveAttribute('data-phase', phase, { timeout })
  }

  /** A minute or less on two free cores; the limit is for a machine that does other work as well. */
  expectDrafted(): Promise<void> {
    return this.expectPhase('drafted', 240_000)
  }

  async expectEngine(phase: EnginePhase, timeout = 60_000): Promise<void> {
    await expect(this.page.getByTestId('engine-state')).toHaveAttribute('data-phase', phase, { timeout })
  }

  async startDraft(): Promise<void> {
    await this.press('Control+d')
    await this.expectPhase('generating', 5_000)
  }

  /** Resolves once this many characters of a sentence under way are on the screen, with the draft as it was then. */
  async streamed(characters: number): Promise<ShownDraft> {
    let draft: ShownDraft | undefined
    await expect
      .poll(
        async () => {
          draft = await this.shownDraft()
          if (draft.phase !== 'generating') throw new Error(`the draft is ${draft.phase} already, ${draft.stopCode ?? 'without a reason'}`)
          return draft.greyCharacters
        },
        { timeout: 180_000, intervals: [25] },
      )
      .toBeGreaterThanOrEqual(characters)
    if (draft === undefined) throw new Error('no draft on the screen')
    return draft
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByTestId('save-state')).toHaveAttribute('data-phase', 'saved', { timeout: 5_000 })
  }

  /** Puts the question of the signature; what is red is kept with a reason first, one after the other. */
  async askToSign(): Promise<void> {
    const dialog = this.page.getByTestId('sign-dialog')
    for (let round = 0; round < 20; round++) {
      await this.press('Control+Enter')
      await expect(dialog).toBeVisible()
      if ((await this.page.getByTestId('sign-refused').count()) === 0) return
      await this.press('Enter')
      await this.keepCurrentFinding('reason')
    }
    throw new Error('there is always another red finding')
  }

  /** Lets the finding that is looked at stand, and waits until it does. */
  async keepCurrentFinding(reason: string): Promise<void> {
    const kept = this.page.locator('[data-testid=finding][data-overridden=true]')
    const before = await kept.count()
    await expect(this.page.getByTestId('current-finding')).toBeVisible()
    await this.press('Alt+r')
    await expect(this.page.getByTestId('override-reason')).toBeFocused()
    await this.page.keyboard.insertText(reason)
    await this.press('Enter')
    await expect(this.page.getByTestId('override-dialog')).toHaveCount(0)
    await expect(kept).toHaveCount(before + 1)
  }

  async expectToast(code: string, words: string | RegExp): Promise<void> {
    await expect(this.page.locator(`[data-testid=toast][data-code="${code}"]`).last()).toContainText(words)
  }

  shownDraft(): Promise<ShownDraft> {
    return readShownDraft(this.page)
  }

  shownRecord(): Promise<ShownRecord> {
    return readShownRecord(this.page)
  }

  async expectRecord(text: string): Promise<void> {
    await expect.poll(async () => (await this.shownRecord()).text).toBe(text)
  }
}
