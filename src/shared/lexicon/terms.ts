import { foldTerm } from '../text/fold.ts'
import type { TermKind, TermRow } from './lexiconTables.ts'

/** A surface form and what it may mean. Forms that differ only in case, of which one keeps its case, are linked: US beside us. */
export type Term = {
  readonly surface: string
  readonly kinds: readonly TermKind[]
  /** Numbers of what it may mean. */
  readonly concepts: readonly number[]
  readonly isAmbiguous: boolean
  /** A short form in capitals keeps its case: HIT, ALL and AIDS are words too. */
  readonly isCaseSensitive: boolean
  readonly next: Term | undefined
}
type OpenTerm = { -readonly [Key in keyof Term]: Key extends 'next' ? OpenTerm | undefined : Term[Key] }

/** Ordinary words that stand among the terms: never evidence of a finding by themselves. */
const everydayWords = new Set(
  (
    'back fall falls burn burns cold stress well open past present history exam test study plan pain patient time day work diet ' +
    'blood skin body hand arm leg head eye face mouth nose chest family change normal positive negative stable sleep walking running ' +
    'sitting standing 治疗 检查 手术 症状 患者 病人 药物 感染 炎症 疾病 综合征 肿块 包块 结节 积液 出血 急诊 门诊 观察 随访 复查 疼痛 不适 饮食 护理 测量 监测'
  ).split(' '),
)

const hasOwnCase = (surface: string) =>
  surface.length <= 6 && /[A-Z]/.test(surface) && !/[^\x20-\x7e]/.test(surface) && !/^[A-Z][a-z]{3,}$/.test(surface)

/**
 * Every surface form of the rows by its folded text. Lists that many terms have in common (one kind, one meaning) are one array: tens of
 * thousands of small arrays would cost more than all the rest of the start.
 */
export function buildTerms(rows: readonly TermRow[]): Map<string, Term> {
  const terms = new Map<string, OpenTerm>()
  const meanings = new Map<string, readonly number[]>()
  const kindsAlone = new Map<TermKind, readonly TermKind[]>()
  for (const { surface, standard, kind, isAmbiguous } of rows) {
    const key = foldTerm(surface)
    if ((key.length < 2 && key.charCodeAt(0) >= 0x80) || everydayWords.has(key)) continue
    const standardKey = surface === standard ? key : foldTerm(standard)
    let meaning = meanings.get(standardKey)
    if (!meaning) meanings.set(standardKey, (meaning = [meanings.size]))
    let kinds = kindsAlone.get(kind)
    if (!kinds) kindsAlone.set(kind, (kinds = [kind]))

    const isCaseSensitive = key !== surface && hasOwnCase(surface)
    let last = terms.get(key)
    let term = last
    while (term && !(term.isCaseSensitive === isCaseSensitive && (!isCaseSensitive || term.surface === surface)))
      [last, term] = [term, term.next]
    if (term) {
      term.kinds = union(term.kinds, kinds)
      term.concepts = union(term.concepts, meaning)
      term.isAmbiguous ||= isAmbiguous
    } else {
      const added: OpenTerm = { surface, kinds, concepts: meaning, isAmbiguous, isCaseSensitive, next: undefined }
      if (last) last.next = added
      else terms.set(key, added)
    }
  }
  addMeaningsOfStandards(terms, meanings)
  return terms
}

/** What a standard name stands for itself, its variants stand for too: 房颤 → 心房颤动 → AF. */
function addMeaningsOfStandards(terms: ReadonlyMap<string, OpenTerm>, meanings: ReadonlyMap<string, readonly number[]>): void {
  const standards = Array.from(meanings.keys(), (key) => terms.get(key))
  for (const first of terms.values())
    for (let term: OpenTerm | undefined = first; term; term = term.next) {
      const own: readonly number[] = term.concepts
      for (const concept of own)
        for (let other: OpenTerm | undefined = standards[concept]; other; other = other.next)
          if (other !== term && !other.isAmbiguous && !other.isCaseSensitive) term.concepts = union(term.concepts, other.concepts)
    }
}

function union<T>(list: readonly T[], more: readonly T[]): readonly T[] {
  const added = list === more ? [] : more.filter((item) => !list.includes(item))
  return added.length === 0 ? list : [...list, ...added]
}
