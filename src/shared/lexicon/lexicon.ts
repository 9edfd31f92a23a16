import { foldCase, foldWidth } from '../text/fold.ts'
import { AhoCorasick } from './ahoCorasick.ts'
import type { CueRow, LexiconTables, TermKind, TermRow } from './lexiconTables.ts'
import { createUnitTable, type UnitTable } from './unitTable.ts'

/** A term of the dictionary as it stands in a text, [start, end). */
export type Mention = {
  readonly start: number
  readonly end: number
  readonly surface: string
  readonly kind: TermKind
  readonly kinds: readonly TermKind[]
  /** Numbers of what it may mean; two mentions that share one are synonyms. */
  readonly concepts: readonly number[]
  readonly isAmbiguous: boolean
}

export type CueMention = { readonly start: number; readonly end: number; readonly cue: CueRow }

type Term = {
  readonly surface: string
  kinds: TermKind[]
  concepts: number[]
  isAmbiguous: boolean
  readonly isCaseSensitive: boolean
}

export type Lexicon = {
  /** Terms of `text` (as the physician sees it), longest first, none overlapping, in order. */
  mentions(text: string): Mention[]
  cues(text: string): CueMention[]
  readonly units: UnitTable
  readonly tables: LexiconTables
  /** What a surface form may mean, or nothing. */
  conceptsOf(surface: string): readonly number[]
  kindsOf(surface: string): readonly TermKind[]
  /** The same lexicon with a hospital's own rows; this one stays as it is. */
  with(rows: readonly TermRow[]): Lexicon
}

/** Ordinary words that stand among the terms: never evidence of a finding by themselves. */
const everydayWords = new Set(
  (
    'back fall falls burn burns cold stress well open past present history exam test study plan pain patient time day work diet ' +
    'blood skin body hand arm leg head eye face mouth nose chest family change normal positive negative stable sleep walking running ' +
    'sitting standing 治疗 检查 手术 症状 患者 病人 药物 感染 炎症 疾病 综合征 肿块 包块 结节 积液 出血 急诊 门诊 观察 随访 复查 疼痛 不适 饮食 护理 测量 监测'
  ).split(' '),
)

const isWordUnit = (unit: number) =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x391 && unit <= 0x3c9)
const isDigitUnit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** A short form in capitals keeps its case: HIT, ALL and AIDS are words too. */
const hasOwnCase = (surface: string) =>
  surface.length <= 6 && /[A-Z]/.test(surface) && !/[^\x20-\x7e]/.test(surface) && !/^[A-Z][a-z]{3,}$/.test(surface)

const isEverydayWord = (surface: string) => everydayWords.has(surface.toLowerCase())

/** Builds the lexicon once: every surface form in one automaton, every meaning as a number. */
export function createLexicon(tables: LexiconTables): Lexicon {
  const terms = buildTerms(tables.terms)
  const patterns = [...terms.keys()]
  const automaton = new AhoCorasick(patterns)
  const cueForms = [...new Set(tables.cues.map(({ cue }) => foldCase(foldWidth(cue))))]
  const cueRows = new Map<string, CueRow>()
  for (const row of tables.cues) {
    const form = foldCase(foldWidth(row.cue))
    if (!cueRows.has(form)) cueRows.set(form, row)
  }
  const cueAutomaton = new AhoCorasick(cueForms)
  const units = createUnitTable(tables.units)

  function mentions(text: string): Mention[] {
    const wide = foldWidth(text)
    const spans = longestSpans(automaton, foldCase(wide), (pattern, start, end) =>
      (terms.get(patterns[pattern] as string) ?? []).some((term) => fits(term, wide, start, end)),
    )
    return spans.map(({ start, end, pattern }) => {
      const fitting = (terms.get(patterns[pattern] as string) ?? []).filter((term) => fits(term, wide, start, end))
      const kinds = [...new Set(fitting.flatMap((term) => term.kinds))]
      return {
        start,
        end,
        surface: text.slice(start, end),
        kind: kinds[0] ?? 'other',
        kinds,
        concepts: [...new Set(fitting.flatMap((term) => term.concepts))],
        isAmbiguous: fitting.some((term) => term.isAmbiguous),
      }
    })
  }

  function cues(text: string): CueMention[] {
    const folded = foldCase(foldWidth(text))
    return longestSpans(cueAutomaton, folded, (_, start, end) => hasWordBounds(folded, start, end)).map(({ start, end, pattern }) => ({
      start,
      end,
      cue: cueRows.get(cueForms[pattern] as string) as CueRow,
    }))
  }

  const formsOf = (surface: string) => terms.get(foldCase(foldWidth(surface))) ?? []
  return {
    mentions,
    cues,
    units,
    tables,
    conceptsOf: (surface) => formsOf(surface).flatMap((term) => term.concepts),
    kindsOf: (surface) => formsOf(surface).flatMap((term) => term.kinds),
    with: (rows) => createLexicon({ ...tables, terms: [...tables.terms, ...rows] }),
  }

  function fits(term: Term, wide: string, start: number, end: number): boolean {
    if (term.isCaseSensitive && wide.slice(start, end) !== foldWidth(term.surface)) return false
    if (!hasWordBounds(wide, start, end)) return false
    // T, P, R, K stand for a measurement only where a value follows
    if (end - start === 1 && wide.charCodeAt(start) < 0x80)
      return /^[\s:=]{0,3}(?:[<>~]|\d)/.test(wide.slice(end, end + 6)) && !isDigitUnit(wide.charCodeAt(start - 1))
    return true
  }
}

function buildTerms(rows: readonly TermRow[]): Map<string, Term[]> {
  const numbers = new Map<string, number>()
  const numberOf = (standard: string) => {
    const key = foldCase(foldWidth(standard))
    let number = numbers.get(key)
    if (number === undefined) numbers.set(key, (number = numbers.size))
    return number
  }
  const terms = new Map<string, Term[]>()
  for (const { surface, standard, kind, isAmbiguous } of rows) {
    const key = foldCase(foldWidth(surface))
    if ((key.length < 2 && key.charCodeAt(0) >= 0x80) || isEverydayWord(surface)) continue
    const isCaseSensitive = hasOwnCase(surface)
    const forms = terms.get(key) ?? []
    if (forms.length === 0) terms.set(key, forms)
    let form = forms.find((known) => known.isCaseSensitive === isCaseSensitive && (!isCaseSensitive || known.surface === surface))
    if (!form) forms.push((form = { surface, kinds: [], concepts: [], isAmbiguous: false, isCaseSensitive }))
    if (!form.kinds.includes(kind)) form.kinds.push(kind)
    const concept = numberOf(standard)
    if (!form.concepts.includes(concept)) form.concepts.push(concept)
    form.isAmbiguous ||= isAmbiguous
  }
  // what a standard name stands for itself, its variants stand for too: 房颤 → 心房颤动 → AF
  const standards = [...numbers.keys()]
  for (const form of [...terms.values()].flat()) {
    if (form.isAmbiguous) continue
    for (const concept of [...form.concepts])
      for (const other of terms.get(standards[concept] as string) ?? [])
        if (!other.isAmbiguous && !other.isCaseSensitive) form.concepts = [...new Set([...form.concepts, ...other.concepts])]
  }
  return terms
}

type Found = { readonly start: number; readonly end: number; readonly pattern: number }

/** Leftmost-longest occurrences, none overlapping. */
function longestSpans(automaton: AhoCorasick, folded: string, accepts: (pattern: number, start: number, end: number) => boolean): Found[] {
  const found: Found[] = []
  automaton.search(folded, (pattern, end) => {
    const start = end - automaton.lengthOf(pattern)
    const last = found.at(-1)
    if (last && last.start <= start && last.end >= end) return
    if (!accepts(pattern, start, end)) return
    while (found.length > 0 && (found.at(-1) as Found).start >= start) found.pop()
    const previous = found.at(-1)
    // overlap: the longer stands
    if (previous && previous.end > start) {
      if (previous.end - previous.start >= end - start) return
      found.pop()
    }
    found.push({ start, end, pattern })
  })
  return found
}

function hasWordBounds(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start)
  const last = text.charCodeAt(end - 1)
  const before = start > 0 ? text.charCodeAt(start - 1) : 0x20
  const after = end < text.length ? text.charCodeAt(end) : 0x20
  if (isWordUnit(first) && isWordUnit(before)) return false
  if (isWordUnit(last) && isWordUnit(after)) return false
  if (isDigitUnit(last) && isDigitUnit(after)) return false
  return !(isDigitUnit(first) && isDigitUnit(before))
}
