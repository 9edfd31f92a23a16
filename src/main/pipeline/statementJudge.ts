import type { Finding } from '../../shared/guard/finding.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import type { GuardRecord } from '../../shared/guard/guardRecord.ts'
import type { RecordIndex } from '../../shared/guard/recordIndex.ts'
import { kindOfTemplateSection } from '../../shared/guard/kindOfTemplateSection.ts'
import type { SectionKind } from '../../shared/guard/sectionKind.ts'
import { supportOf } from '../../shared/guard/support.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { Evidence, Rejection, Segment, Statement } from '../../shared/note.ts'
import type { SectionTemplate } from '../../shared/template.ts'
import { overlaps } from '../../shared/text/spans.ts'
import type { Verdict } from '../engine/engine.ts'
import type { PlannedEvidence } from './plan.ts'
import { asSaidUnder, isAbsentPhrase, tidyStatement, withoutListNumbers } from './statement.ts'

type Parts = {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly section: SectionTemplate
  readonly evidence: readonly PlannedEvidence[]
  /** What may carry this section: the places under its headings, or the whole record where it has none. */
  readonly index: RecordIndex
  readonly whole: RecordIndex
  readonly guard: Guard
  readonly record: GuardRecord
  readonly language: Language
  readonly onRefused: (rejection: Rejection) => void
}

/** `from`: where the text leaves the record, null where drawing again can't help; `banned`: words that name what the record lacks. */
type Fault = { readonly reason: string; readonly from: number | null; readonly banned: readonly string[] }

/** Redraws in a section; then the statement ends before what is refused, or gives way to the record's own words. */
const maximumTries = 3
/** Repairs of one statement by the record's own words, and UTF-16 units that a quoted clause may have. */
const maximumRepairs = 3
const longestQuote = { zh: 80, en: 200 } as const
/** Rules whose span is the very thing that the record lacks, and no connective. */
const namingRules = new Set(['F0', 'F4', 'F5', 'B3', 'P2'])
/** Rules about how a thing is said: what is wrong stands somewhere in the clause before it. */
const scopeRules = new Set(['F2', 'F6', 'F7', 'F9'])
/** “左股骨颈骨折，持续2天” for the second day in hospital: small models put a time behind any complaint. */
const lasting = '持续'
const clauseMarks = ['，', '；', '。', ', ', '; ', '. ']

/** The gate between the model and the physician: a statement settles only when the record carries it, from a place that bears on its section. */
export class StatementJudge {
  readonly #parts: Parts
  readonly #kind: SectionKind
  #tries = 0
  readonly #settled = new Map<string, Statement>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#kind = kindOfTemplateSection(parts.section)
  }

  /** The statement that a judged text became; undefined when it claims nothing. */
  statementOf(text: string): Statement | undefined {
    return this.#settled.get(text)
  }

  readonly judge = (raw: string, isComplete: boolean): Verdict => {
    const { section, onRefused } = this.#parts
    const text = this.#tidied(raw)
    if (text === '') return { type: 'settle' }
    const { fault, evidence } = this.#examine(text, isComplete)
    const again = repeatIn(text)
    if (!fault && again !== null) {
      onRefused({ sectionId: section.id, text, reason: 'repeated' })
      return this.#cutAt(raw, raw.slice(0, placeInRaw(raw, text, again)).replace(/[\s；;]*(?:[（(]?\d{1,2}[.、．)）]\s*)?$/, '').length)
    }
    if (!fault) {
      this.#settle(raw, text, evidence)
      return { type: 'settle' }
    }
    onRefused({ sectionId: section.id, text, reason: fault.reason })
    if (fault.from === null) return { type: 'drop' }
    const from = placeInRaw(raw, text, fault.from)
    if (++this.#tries <= maximumTries) return { type: 'redraw', from, banned: fault.banned }
    const repaired = this.#repaired(text, isComplete)
    if (!repaired) return this.#cut(raw, from)
    if (isComplete) this.#settle(raw, repaired.text, repaired.evidence)
    return { type: 'settle' }
  }

  /**
   * What the model can't be brought to say, the record says: its value in place of the refused one, or its clause in place of the refused clause. Held
   * against the record like any text; undefined where that does not make it stand.
   */
  #repaired(text: string, isComplete: boolean): { readonly text: string; readonly evidence: readonly Evidence[] } | undefined {
    const { guard, record, language } = this.#parts
    let mended = text
    for (let round = 0; round < maximumRepairs; round++) {
      const reds = guard.checkStatement(record, this.#kind, mended).filter(({ severity }) => severity === 'red')
      const repairs = reds.flatMap((red) => red.repairs)
      const repair = repairs.find(({ kind }) => kind === 'replace') ?? repairs.find(({ kind }) => kind === 'quote')
      if (!repair || (repair.kind === 'quote' && repair.text.length > longestQuote[language])) return undefined
      mended = mended.slice(0, repair.start) + repair.text + mended.slice(repair.end)
      // the same clause of the record in place of two
      const again = repeatIn(mended)
      if (again !== null) mended = mended.slice(0, again).replace(/[\s；;]+$/, this.#parts.language === 'zh' ? '。' : '.')
      const { fault, evidence } = this.#examine(mended, isComplete)
      if (!fault) return { text: mended, evidence }
    }
    return undefined
  }

  /** The statement that a text of an earlier draft is in this record; undefined where it does not stand, or claims nothing. Counts as no refusal. */
  restated(raw: string): Statement | undefined {
    const text = this.#tidied(raw)
    if (text === '') return undefined
    const { fault, evidence } = this.#examine(text, true)
    if (!fault) this.#settle(raw, text, evidence)
    return fault ? undefined : this.statementOf(raw)
  }

  /** Whether the guard finds nothing in words that were taken from the record: where they stand, and their numbers (2.2型糖尿病), need no proof. */
  stands(text: string): boolean {
    const { guard, record } = this.#parts
    return !guard.checkStatement(record, this.#kind, text).some(isRefused)
  }

  #tidied(raw: string): string {
    const { section, language } = this.#parts
    return withoutListNumbers(tidyStatement(raw, section, language), language, /^\s*[（(]?1[）)、.．]/.test(raw) ? 1 : undefined)
  }

  /** What stands before the refused clause may stand alone. */
  #cut(raw: string, from: number): Verdict {
    return this.#cutAt(raw, Math.max(...clauseMarks.map((mark) => raw.lastIndexOf(mark, from - 1))))
  }

  #cutAt(raw: string, to: number): Verdict {
    if (to <= 0) return { type: 'drop' }
    const kept = raw.slice(0, to)
    const text = this.#tidied(kept)
    if (text === '') return { type: 'drop' }
    const { fault, evidence } = this.#examine(text, true)
    if (fault || evidence.length === 0) return { type: 'drop' }
    this.#settle(kept, text, evidence)
    return { type: 'cut', to }
  }

  /** A statement that rests on nothing claims nothing, and is left out. */
  #settle(raw: string, text: string, evidence: readonly Evidence[]): void {
    if (evidence.length === 0) return
    const said = asSaidUnder(this.#kind, text, evidence, this.#parts.segments)
    this.#settled.set(raw, { text: said, kind: 'record', evidence: [...evidence] })
  }

  /** What is wrong with the text, or, once it is complete, what it rests on. */
  #examine(text: string, isComplete: boolean): { readonly fault?: Fault; readonly evidence: readonly Evidence[] } {
    const { guard, record, index, whole, evidence } = this.#parts
    const refused = (fault: Fault) => ({ fault, evidence: [] })
    if (isAbsentPhrase(text)) return refused({ reason: 'absent', from: null, banned: [] })
    const lasts = this.#kind === 'complaint' && !whole.text.includes(lasting) ? text.indexOf(lasting) : -1
    if (lasts >= 0) return refused({ reason: 'unsupported', from: lasts, banned: [lasting] })
    const red = guard.checkStatement(record, this.#kind, text).find(isRefused)
    if (red) {
      const words = text.slice(red.span.start, red.span.end)
      // a word that the record has is wrong here, and may be right in the next clause
      const isName = namingRules.has(red.rule) && words.length >= 2 && words.length <= 16 && !whole.text.includes(words)
      const from = scopeRules.has(red.rule) ? startOfClause(text, red.span.start) : red.span.start
      return refused({ reason: red.rule, from, banned: isName ? [words] : [] })
    }
    const named = this.#kind === 'diagnosis' ? drugItem(record, text) : null
    if (named !== null) return refused({ reason: 'section', from: named, banned: [] })
    if (!isComplete) return { evidence: [] }
    const unfinished = this.#parts.language === 'zh' ? text.search(unfinishedNumber) : -1
    if (unfinished >= 0) return refused({ reason: 'number', from: unfinished, banned: [] })
    const support = supportOf(index, text, evidence)
    // sides, negations and certainty are the guard's, which knows how far each reaches
    if (support.problem === 'unsupported' || support.problem === 'number') {
      const isElsewhere = index !== whole && supportOf(whole, text).problem !== support.problem
      return refused({ reason: isElsewhere ? 'section' : support.problem, from: support.problemAt, banned: [] })
    }
    const isBeside = support.evidence.length > 0 && !support.evidence.some((span) => evidence.some((planned) => overlaps(span, planned)))
    return isBeside ? refused({ reason: 'section', from: 0, banned: [] }) : { evidence: support.evidence }
  }
}

/** “美罗培南1.”: a model that stops within 1.0g; no sentence of Chinese ends in a point. */
const unfinishedNumber = /\d+\.。?$/

/** Words that nothing carries are a remark on a physician's text, and no text of a model. */
const isRefused = ({ severity, rule }: Finding) => severity === 'red' || (rule === 'F0' && severity === 'amber')

/** Where in the model's own text the character `place` of its tidied form stands: tidying takes characters away, and puts no sign in but joints and the full stop. */
function placeInRaw(raw: string, text: string, place: number): number {
  let at = 0
  for (let index = 0; index < place; index++) {
    const next = raw.indexOf(text[index] ?? '', at)
    if (next >= 0 && (!isJoint(text[index]) || /^[\s\d()（）.．、]*$/.test(raw.slice(at, next)))) at = next + 1
  }
  const next = raw.indexOf(text[place] ?? '', at)
  return next < 0 ? Math.min(at, raw.length) : next
}
const isJoint = (sign: string | undefined) => sign === '；' || sign === ';' || sign === ' '

/** Where an item begins that the statement has had already, in a model that goes round in a circle: HUS; ROP; HUS; ROP. */
function repeatIn(raw: string): number | null {
  const seen = new Set<string>()
  for (const match of raw.matchAll(/(?:[^;；。.]|\.(?!\s|$))+/g)) {
    const item = match[0].trim()
    if (item.length < 2) continue
    if (seen.has(item)) return match.index
    seen.add(item)
  }
  return null
}

/** Where an item begins that only names a drug of the record: a small model that was asked for diagnoses goes on with whatever the passage lists. */
function drugItem(record: GuardRecord, text: string): number | null {
  const drugs = (record.termsOfKind.get('drug') ?? [])
    .filter(({ kinds }) => !kinds.includes('disease'))
    .map(({ surface }) => surface.toLowerCase())
  for (const match of text.matchAll(/[^;；]+/g)) {
    const item = match[0]
      .trim()
      .replace(/[。.]$/, '')
      .toLowerCase()
    if (drugs.some((name) => item.startsWith(name) && item.length <= name.length + 4)) return match.index
  }
  return null
}

function startOfClause(text: string, place: number): number {
  const mark = Math.max(...clauseMarks.map((candidate) => text.lastIndexOf(candidate, place - 1)))
  if (mark < 0) return 0
  let start = mark + 1
  while (text[start] === ' ') start++
  return start
}
