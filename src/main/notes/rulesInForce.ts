import { createHash } from 'node:crypto'
import type { Guard } from '../../shared/guard/guard.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import { indexRecord, type RecordIndex } from '../../shared/guard/recordIndex.ts'
import { kindOfTemplateSection } from '../../shared/guard/kindOfTemplateSection.ts'
import { supportOf } from '../../shared/guard/support.ts'
import type { Lexicon } from '../../shared/lexicon/lexicon.ts'
import type { MemoryRule } from '../../shared/memory/rule.ts'
import { rewriteUnderGuard } from '../../shared/memory/rewriteUnderGuard.ts'
import { styleLinesFor } from '../../shared/memory/styleLines.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { DraftSection, Statement } from '../../shared/note.ts'
import type { SectionTemplate } from '../../shared/template.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { DraftMemory } from '../pipeline/draftJob.ts'

type Parts = {
  /** Of the physician who asked for the draft; those that are not approved do nothing. */
  readonly rules: readonly MemoryRule[]
  readonly lexicon: () => Lexicon
  readonly guard: () => Guard
  /** The record as stored. */
  readonly text: string
}

/** The approved rules of one physician over one record, as a draft uses them. A rule that would make a statement untrue is suspended and acts no more. */
export class RulesInForce implements DraftMemory {
  readonly suspended = new Map<MemoryRule['id'], { readonly finding: string }>()
  readonly #parts: Parts
  readonly #rules: readonly MemoryRule[]
  readonly #leftOut: string[] = []
  #record: GuardRecord | undefined
  #index: RecordIndex | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#rules = parts.rules.filter(({ state }) => state === 'approved')
  }

  /** What of the rules decides the words of a draft, as SHA-256; '' where there are none. Rules are named, so that no physician is answered with another's. */
  get key(): string {
    if (this.#rules.length === 0) return ''
    const parts = this.#rules.map(({ id, sectionId, change }) => JSON.stringify([id, sectionId, change])).sort()
    return createHash('sha256').update(parts.join('\n'), 'utf8').digest('hex')
  }

  /** The rules that these statements were rewritten by, or whole statements left out, each as often as it was used. */
  usesIn(sections: readonly DraftSection[]): string[] {
    const rewritten = sections.flatMap(({ statements }) => statements.flatMap(({ rewrite }) => rewrite?.rules.map(({ id }) => id) ?? []))
    return [...rewritten, ...this.#leftOut]
  }

  styleLines(sectionId: string, language: Language): string[] {
    return styleLinesFor(sectionId, this.#rules, language)
  }

  /** The statement as the physician writes; itself where no rule fits, `null` where all of it is left out. What is quoted and then changed is no quotation any more. */
  rewrite(section: SectionTemplate, statement: Statement): Statement | null {
    if (statement.kind !== 'record' && statement.kind !== 'quoted') return statement
    const rules = this.#rules.filter(({ id, sectionId }) => sectionId === section.id && !this.suspended.has(id))
    if (rules.length === 0) return statement
    const { text: recordText, lexicon, guard } = this.#parts
    const record = (this.#record ??= guard().readRecord(recordText))
    const kind = kindOfTemplateSection(section)
    const { text, used, suspended } = rewriteUnderGuard({ guard: guard(), record, kind, lexicon: lexicon() }, statement.text, rules)
    for (const { id, finding } of suspended) {
      const rule = rules.find((candidate) => candidate.id === id)
      if (rule) this.suspended.set(rule.id, { finding })
    }
    if (used.length === 0) return statement
    if (text === '') {
      this.#leftOut.push(...used)
      return null
    }
    const applied = rules.filter(({ id }) => used.includes(id)).map(({ id, change }) => ({ id, change }))
    const isShortened = applied.some(({ change }) => change.kind === 'leave-out')
    return {
      text,
      kind: 'record',
      evidence: isShortened ? this.#evidenceOf(text, statement) : statement.evidence,
      rewrite: { from: statement.text, rules: applied },
    }
  }

  /** What still rests on the record once a clause is left out, so that the coverage claims no more than the statement says. */
  #evidenceOf(text: string, { evidence }: Statement): Statement['evidence'] {
    const index = (this.#index ??= indexRecord(this.#parts.text))
    const left = supportOf(index, text, evidence).evidence.filter((span) => evidence.some((own) => overlaps(own, span)))
    return left.length > 0 ? left : evidence
  }
}
