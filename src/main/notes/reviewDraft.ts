import type { Guard } from '../../shared/guard/guard.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { DraftId } from '../../shared/note.ts'
import type { RecordPlaces } from '../../shared/guard/omissions.ts'
import type { Template } from '../../shared/template.ts'
import { languageOf } from '../../shared/text/language.ts'
import { planSections, recordPlaces } from '../pipeline/plan.ts'
import type { Review, ReviewedFinding } from '../../shared/review.ts'
import { sentenceSpans } from '../../shared/text/sentences.ts'
import { readDraftRow } from '../store/drafts.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { overrideKey, readOverrides } from '../store/overrides.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import { passageOf } from './passageOf.ts'

/** Records read for the guard; a record is read once for all checks of its draft. */
export class ReadRecords {
  readonly #guard: Guard
  readonly #template: Template | undefined
  readonly #kept = new Map<string, GuardRecord>()
  readonly #places = new WeakMap<GuardRecord, RecordPlaces>()

  /** `template`: what drafts are made by; its places are shown as left out too, where no heading of the record says what they are. */
  constructor(guard: Guard, template?: Template) {
    this.#guard = guard
    this.#template = template
  }

  places(record: GuardRecord): RecordPlaces | undefined {
    if (!this.#template) return undefined
    let places = this.#places.get(record)
    if (!places) {
      const plans = planSections(record.text, record.segments, this.#template, languageOf(record.text), record)
      this.#places.set(record, (places = recordPlaces(plans)))
    }
    return places
  }

  /** The record by its key, read with `readText` where it is not here. The last two stay: the note on screen, and the one that is drafted behind it. */
  take(key: string, readText: () => string): GuardRecord {
    const record = this.#kept.get(key) ?? this.#guard.readRecord(readText())
    this.#kept.delete(key)
    this.#kept.set(key, record)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > 2 && oldest !== undefined) this.#kept.delete(oldest)
    return record
  }
}

export type ReviewDeps = { readonly store: ReadableStore; readonly guard: Guard; readonly readRecords: ReadRecords }
export type SectionText = { readonly id: string; readonly text: string }

/** All findings and omissions of a draft with these texts, each finding with the override that holds for its words. Throws `draft-not-found`. */
export function reviewDraft({ store, guard, readRecords }: ReviewDeps, draftId: DraftId, sections: readonly SectionText[]): Review {
  const { noteId, recordVersion } = readDraftRow(store, draftId)
  const record = readRecords.take(`${noteId} ${recordVersion}`, () => readRecordVersion(store, noteId, recordVersion).text)
  const draft = sections.map(({ id, text }) => ({ section: id, text }))
  const overrides = new Map(readOverrides(store, draftId).map((override) => [overrideKey(override), override]))
  const read = new Map(sections.map(({ id, text }) => [id, { text, sentences: sentenceSpans(text) }]))
  const findings = guard.check(record, draft).map((finding): ReviewedFinding => {
    const { text, sentences } = read.get(finding.section) ?? { text: '', sentences: [] }
    const passage = passageOf(text, sentences, finding.span)
    const override = overrides.get(overrideKey({ sectionId: finding.section, rule: finding.rule, passage }))
    return { ...finding, passage, override: override ? { reason: override.reason, at: override.at } : null }
  })
  return { findings, omissions: guard.omissions(record, draft, readRecords.places(record)) }
}

/** What stands in the way of a signature. */
export function openReds({ findings }: Review): readonly ReviewedFinding[] {
  return findings.filter(({ severity, override }) => severity === 'red' && override === null)
}
