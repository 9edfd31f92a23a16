import type { Page } from 'playwright'
import type { Evidence, NotePhase, Statement } from '../../src/shared/note.ts'

export type ShownSection = {
  readonly id: string
  readonly heading: string
  /** While it is written: what has settled and the grey words after it. */
  readonly text: string
  readonly statements: readonly Statement[]
}

export type ShownDraft = {
  readonly phase: NotePhase
  /** Code of the failure that it was stopped for. */
  readonly stopCode: string | null
  readonly sections: readonly ShownSection[]
  /** Of the sentence that is being written. */
  readonly greyCharacters: number
}

/** The draft as it stands on the screen, read at one moment. */
export async function readShownDraft(page: Page): Promise<ShownDraft> {
  const { phase, stopCode, grey, sections } = await page.evaluate(() => {
    const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(selector)]
    return {
      grey: document.querySelector('[data-testid=grey-text]')?.textContent ?? '',
      stopCode: document.querySelector<HTMLElement>('[data-testid=stop-reason]')?.dataset['code'] ?? null,
      phase: document.querySelector<HTMLElement>('[data-testid=draft-state]')?.dataset['phase'],
      sections: all('[data-testid=draft-section]').map((section) => ({
        id: section.dataset['section'] ?? '',
        heading: section.querySelector('h3')?.textContent ?? '',
        text:
          section.querySelector('textarea')?.value ?? section.querySelector('[data-testid=section-stream]')?.textContent ?? 'no text shown',
        statements: all('[data-testid=statement]', section).map((row) => ({
          text: row.querySelector('.hidden-visually')?.textContent ?? '',
          kind: row.dataset['kind'] ?? '',
          evidence: row.dataset['evidence'] ?? '[]',
        })),
      })),
    }
  })
  return {
    phase: phase as NotePhase,
    stopCode,
    greyCharacters: grey.length,
    sections: sections.map((section) => ({
      ...section,
      statements: section.statements.map(({ text, kind, evidence }) => ({
        text,
        kind: kind as Statement['kind'],
        evidence: JSON.parse(evidence) as Evidence[],
      })),
    })),
  }
}

/** Sections by id, for what is compared across a restart. */
export function textsOf(draft: ShownDraft): Readonly<Record<string, string>> {
  return Object.fromEntries(draft.sections.map(({ id, text }) => [id, text]))
}
