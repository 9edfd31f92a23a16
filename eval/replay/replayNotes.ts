import { randomUUID } from 'node:crypto'
import { distance } from 'fastest-levenshtein'
import { z } from 'zod'
import { changeRule } from '../../src/main/notes/changeRule.ts'
import type { MemoryDeps } from '../../src/main/notes/memoryDeps.ts'
import { recordCorrections } from '../../src/main/notes/recordCorrections.ts'
import { noteUses } from '../../src/main/notes/noteUses.ts'
import { RulesInForce } from '../../src/main/notes/rulesInForce.ts'
import { readCorrectionRules } from '../../src/main/store/correctionRules.ts'
import { createDraft, endDraft } from '../../src/main/store/drafts.ts'
import { appendDraftVersion } from '../../src/main/store/draftVersions.ts'
import { createNote } from '../../src/main/store/notes.ts'
import type { WritableStore } from '../../src/main/store/openStore.ts'
import { changeSettings } from '../../src/main/store/settings.ts'
import { appendSignature } from '../../src/main/store/signatures.ts'
import { AppFailure } from '../../src/shared/errors.ts'
import type { Guard } from '../../src/shared/guard/guard.ts'
import type { Lexicon } from '../../src/shared/lexicon/lexicon.ts'
import { draftIdSchema, noteIdSchema, type DraftSection, type Statement } from '../../src/shared/note.ts'
import type { Template } from '../../src/shared/template.ts'
import { joinStatements } from '../../src/shared/text/joinStatements.ts'
import { splitStatements } from '../../src/shared/text/sentences.ts'

const texts = z.array(z.object({ id: z.string(), text: z.string().min(1) })).min(1)
/** An invented note: what the model drafted, and what this physician signed. */
export const pairSchema = z.object({ id: z.string(), physician: z.string().min(1), record: z.string(), draft: texts, final: texts })
export type Pair = z.infer<typeof pairSchema>

export type ReplayedNote = {
  readonly id: string
  /** Character edits between what was shown and what was signed, without rules and with those learned until then. */
  readonly without: number
  readonly withRules: number
  /** Characters that were signed. */
  readonly characters: number
  /** Rules in force when it was drafted. */
  readonly rules: number
  readonly shown: readonly { readonly id: string; readonly text: string }[]
}

type Parts = { readonly store: WritableStore; readonly lexicon: Lexicon; readonly guard: Guard; readonly template: Template }

/** Goes through a physician's notes in their order, on the use cases of the application: draft, rewrite, sign, learn; every proposal is approved at once. */
export function replayNotes({ store, lexicon, guard, template }: Parts, pairs: readonly Pair[]): ReplayedNote[] {
  let at = 1_000
  return pairs.map(({ id, physician, record, draft, final }) => {
    changeSettings(store, { physician })
    const deps: MemoryDeps = { store, lexicon: () => lexicon, physician: () => physician, now: () => ++at }
    const rules = readCorrectionRules(store, physician)
    const memory = new RulesInForce({ rules, lexicon: () => lexicon, guard: () => guard, text: record })
    const sections = draft.map(({ id: sectionId, text }) => draftedSection(template, sectionId, text, memory))
    const noteId = noteIdSchema.parse(randomUUID())
    const draftId = draftIdSchema.parse(randomUUID())
    createNote(store, { id: noteId, title: id, isSample: false, text: record, preview: '', notices: [], at: ++at })
    createDraft(store, { id: draftId, noteId, templateId: template.id, seed: 1, headings: sections, at: ++at })
    const outcome = { failure: null, coverage: null, timing: null, model: null, rejections: [] }
    endDraft(store, { draftId, phase: 'drafted', sections, at: ++at, ...outcome })
    noteUses(deps, draftId, sections, memory)
    const signed = sections.map((section) => ({ ...section, text: textOf(final, section.id) }))
    appendDraftVersion(store, { draftId, version: 2, author: 'physician', at: ++at, sections: signed })
    appendSignature(store, { noteId, draftId, version: 2, sections: signed, at: ++at })
    recordCorrections(deps, { draftId })
    approveAll(deps, physician)
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
    return {
      id,
      without: sum(draft.map(({ id: sectionId, text }) => distance(text, textOf(final, sectionId)))),
      withRules: sum(sections.map((section) => distance(section.text, textOf(final, section.id)))),
      characters: sum(final.map(({ text }) => text.length)),
      rules: rules.filter(({ state }) => state === 'approved').length,
      shown: sections,
    }
  })
}

/** Throws for a section that the signed text lacks: such a pair is no pair. */
function textOf(final: Pair['final'], id: string): string {
  const section = final.find((candidate) => candidate.id === id)
  if (!section) throw new Error(`the signed text has no section ${id}`)
  return section.text
}

function draftedSection(template: Template, id: string, text: string, memory: RulesInForce): DraftSection {
  const section = template.sections.find((candidate) => candidate.id === id)
  if (!section) throw new Error(`the template has no section ${id}`)
  const written = splitStatements(text).map((sentence): Statement => ({ text: sentence, kind: 'record', evidence: [] }))
  const kept = written.flatMap((statement) => memory.rewrite(section, statement) ?? [])
  const statements = kept.length > 0 ? kept : written
  return { id, heading: section.heading.zh, text: joinStatements(statements.map((statement) => statement.text)), statements }
}

function approveAll(deps: MemoryDeps, physician: string): void {
  for (const { id, state } of readCorrectionRules(deps.store, physician)) {
    if (state !== 'proposed') continue
    try {
      changeRule(deps, { ruleId: id, to: 'approved' })
    } catch (error) {
      // a section with its eight rules takes no more: the proposal stays one, as it would on screen
      if (!(error instanceof AppFailure) || (error.code !== 'rules-full' && error.code !== 'rule-state')) throw error
    }
  }
}
