import { foldCase, foldTerm, foldWidth } from '../text/fold.ts'
import { AhoCorasick } from './ahoCorasick.ts'
import type { CueRow, LexiconTables, TermKind, TermRow } from './lexiconTables.ts'
import { buildTerms, type Term } from './terms.ts'
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

const isWordUnit = (unit: number) =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0x24f) || (unit >= 0x391 && unit <= 0x3c9)
const isDigitUnit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** Builds the lexicon once: every surface form in one automaton, every meaning as a number. */
export function createLexicon(tables: LexiconTables): Lexicon {
  return lexiconOf(tables, buildTerms(tables.terms), (rows) => createLexicon({ ...tables, terms: [...tables.terms, ...rows] }))
}

/** The lexicon over terms that are built already; `tables.terms` may be read late. */
export function lexiconOf(tables: LexiconTables, terms: ReadonlyMap<string, Term>, withRows: Lexicon['with']): Lexicon {
  const automaton = new AhoCorasick([...terms.keys()])
  const firstOfPattern = [...terms.values()]
  const cueRows = new Map<string, CueRow>()
  for (const row of tables.cues) {
    const form = foldTerm(row.cue)
    if (!cueRows.has(form)) cueRows.set(form, row)
  }
  const cueAutomaton = new AhoCorasick([...cueRows.keys()])
  const cueOfPattern = [...cueRows.values()]
  const units = createUnitTable(tables.units)

  function mentions(text: string): Mention[] {
    const wide = foldWidth(text)
    const spans = longestSpans(automaton, foldCase(wide), (pattern, start, end) => {
      for (let term: Term | undefined = firstOfPattern[pattern]; term; term = term.next) if (fits(term, wide, start, end)) return true
      return false
    })
    return spans.map(({ start, end, pattern }) => {
      const fitting = formsOf(firstOfPattern[pattern]).filter((term) => fits(term, wide, start, end))
      const kinds = listOf(fitting.map((term) => term.kinds))
      return {
        start,
        end,
        surface: text.slice(start, end),
        kind: kinds[0] ?? 'other',
        kinds,
        concepts: listOf(fitting.map((term) => term.concepts)),
        isAmbiguous: fitting.some((term) => term.isAmbiguous),
      }
    })
  }

  function cues(text: string): CueMention[] {
    const folded = foldTerm(text)
    return longestSpans(cueAutomaton, folded, (_, start, end) => hasWordBounds(folded, start, end)).map(({ start, end, pattern }) => ({
      start,
      end,
      cue: cueOfPattern[pattern] as CueRow,
    }))
  }

  return {
    mentions,
    cues,
    units,
    tables,
    conceptsOf: (surface) => formsOf(terms.get(foldTerm(surface))).flatMap((term) => term.concepts),
    kindsOf: (surface) => formsOf(terms.get(foldTerm(surface))).flatMap((term) => term.kinds),
    with: withRows,
  }

  function holdsLonger(wide: string, start: number, end: number): boolean {
    for (let to = end + 1; to <= Math.min(wide.length, end + 4); to++) if (terms.has(foldCase(wide.slice(start, to)))) return true
    return false
  }

  function fits(term: Term, wide: string, start: number, end: number): boolean {
    if (term.isCaseSensitive && wide.slice(start, end) !== foldWidth(term.surface)) return false
    if (!hasWordBounds(wide, start, end)) return false
    // 无尿频 denies a frequency, and is no 无尿
    if (/^[无不]/.test(term.surface) && holdsLonger(wide, start + 1, end)) return false
    // T, P, R, K stand for a measurement only where a value follows
    if (end - start === 1 && wide.charCodeAt(start) < 0x80)
      return /^[\s:=]{0,3}(?:[<>~]|\d)/.test(wide.slice(end, end + 6)) && !isDigitUnit(wide.charCodeAt(start - 1))
    return true
  }
}

function formsOf(first: Term | undefined): Term[] {
  const forms: Term[] = []
  for (let term = first; term; term = term.next) forms.push(term)
  return forms
}

/** The lists as one, each item once; mostly there is but one. */
const listOf = <T>(lists: readonly (readonly T[])[]): readonly T[] => (lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())])

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
