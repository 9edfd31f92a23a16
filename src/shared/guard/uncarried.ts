import type { TermKind } from '../lexicon/lexiconTables.ts'
import { flags } from '../text/scopeFlags.ts'
import { findFrequencies } from '../text/frequencies.ts'
import { findRoutes } from '../text/routes.ts'
import { idleTokens } from '../text/idleWords.ts'
import { isOrdinary } from '../text/ordinaryWords.ts'
import { termsOf, type AlignedClause } from './align.ts'
import { overlaps } from '../text/spans.ts'
import type { Analysis, GuardClause, GuardToken, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

/** Words of a statement that nothing in the record carries: token span [from, to). */
export type Uncarried = {
  readonly from: number
  readonly to: number
  readonly kind: TermKind | 'words'
  readonly term: TermPlace | null
  readonly weight: number
  /** Share of its clause that is carried. */
  readonly share: number
  /** The same of what stands between two English commas, which part no clause. */
  readonly itemShare: number
  readonly isNormal: boolean
  /** Whether its words are all of everyday speech: they invent no clinical content. */
  readonly isOrdinary: boolean
}

/** Every uncarried term and stretch of words of a section. */
export function findUncarried(record: GuardRecord, draft: Analysis, aligned: readonly AlignedClause[]): Uncarried[] {
  return aligned.flatMap((clause) => uncarriedOf(record, draft, clause))
}

function uncarriedOf(record: GuardRecord, draft: Analysis, aligned: AlignedClause): Uncarried[] {
  const { clause, isCovered } = aligned
  if (clause.from === clause.to) return []
  const isOpen = Uint8Array.from(isCovered, (covered) => (covered ? 0 : 1))
  const found: Uncarried[] = []
  const idle = idleTokens(draft, clause)
  for (let index = 0; index < isOpen.length; index++) if (idle[index] || draft.quantityOf[clause.from + index] !== -1) isOpen[index] = 0
  // how often and by which way a drug is taken is held against the record by its own rule, and BD is no disease there
  const hasDrug = termsOf(draft, clause).some(({ kinds }) => kinds.includes('drug'))
  const regimen = [
    ...findFrequencies(draft.folded, clause.start, clause.end),
    ...(hasDrug ? findRoutes(draft.folded, clause.start, clause.end) : []),
  ]
  const isRegimen = (from: number, to: number) =>
    regimen.some(({ start, end }) => (draft.tokens[from]?.start ?? 0) >= start && (draft.tokens[to - 1]?.end ?? 0) <= end)
  for (let index = clause.from; index < clause.to; index++) if (isRegimen(index, index + 1)) isOpen[index - clause.from] = 0
  // prot of the record is protein
  for (let index = clause.from; index < clause.to; index++) if (isSpeltOut(record, draft, index)) isOpen[index - clause.from] = 0
  for (const match of draft.folded.slice(clause.start, clause.end).matchAll(calledBy)) {
    if (!isPatientOf(record, match[1] ?? '')) continue
    const start = clause.start + match.index
    for (let index = clause.from; index < clause.to; index++)
      if (overlaps(draft.tokens[index] as GuardToken, { start, end: start + match[0].length })) isOpen[index - clause.from] = 0
  }
  const isNormal = (from: number) => ((draft.flags[from] as number) & flags.normal) !== 0
  const weightIn = (from: number, to: number) => {
    let weight = 0
    for (let index = from; index < to; index++) weight += isOpen[index - clause.from] ? (draft.tokens[index]?.weight ?? 0) : 0
    return weight
  }
  const total = draft.tokens.slice(clause.from, clause.to).reduce((sum, token, index) => sum + (idle[index] ? 0 : token.weight), 0)
  const openWeight = weightIn(clause.from, clause.to)
  const share = total === 0 ? 1 : 1 - openWeight / total
  /** An English comma parts no clause, and what stands beside much that is carried is not carried by it. */
  const shareAround = (at: number) => {
    let [from, to] = [at, at + 1]
    while (from > clause.from && !isItemBreak(draft, from)) from--
    while (to < clause.to && !isItemBreak(draft, to)) to++
    let own = 0
    for (let index = from; index < to; index++) own += idle[index - clause.from] ? 0 : (draft.tokens[index]?.weight ?? 0)
    return own === 0 ? share : Math.min(share, 1 - weightIn(from, to) / own)
  }

  for (const term of termsOf(draft, clause)) {
    const from = Math.max(term.from, clause.from)
    const to = Math.min(term.to, clause.to)
    const weight = weightIn(from, to)
    if (isCarried(record, draft, aligned, term)) {
      for (let index = from; index < to; index++) isOpen[index - clause.from] = 0
    } else if (weight > 0 || term.kind === 'drug' || term.kind === 'disease' || term.kind === 'procedure') {
      if (isWordsOnly(term) || isRegimen(from, to)) continue
      found.push({
        from,
        to,
        kind: term.kind,
        term,
        weight: Math.max(1, weight),
        share,
        itemShare: share,
        isNormal: isNormal(from),
        isOrdinary: false,
      })
      for (let index = from; index < to; index++) isOpen[index - clause.from] = 0
    }
  }
  for (let from = clause.from; from < clause.to;) {
    if (!isOpen[from - clause.from] || (draft.tokens[from]?.weight ?? 0) === 0) {
      from++
      continue
    }
    let to = from + 1
    // a covered or weightless token between two open ones does not part them
    while (to < clause.to && (isOpen[to - clause.from] || (to + 1 < clause.to && isOpen[to + 1 - clause.from]))) to++
    found.push({
      from,
      to,
      kind: 'words',
      term: null,
      weight: weightIn(from, to),
      share,
      itemShare: shareAround(from),
      isNormal: isNormal(from),
      isOrdinary: isOrdinaryRun(draft, isOpen, clause, from, to),
    })
    from = to
  }
  return found
}

/** Whether every open word of a stretch is one of everyday speech. */
function isOrdinaryRun({ tokens }: Analysis, isOpen: Uint8Array, clause: GuardClause, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const token = tokens[index]
    if (token && isOpen[index - clause.from] && token.weight > 0 && !isOrdinary(token)) return false
  }
  return true
}

/** Whether a comma between English words stands directly before a token. */
function isItemBreak({ folded, tokens }: Analysis, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  return before !== undefined && token?.kind === 'word' && before.kind !== 'han' && /^\)?, /.test(folded.slice(before.end, token.start + 1))
}

const calledBy = /(\p{Script=Han})(?:女士|先生|小姐|大爷|大妈|老人|某{1,2})/gu
/** 刘女士 is 刘某 of the record's first lines. */
const isPatientOf = (record: GuardRecord, family: string) =>
  new RegExp(`(?:^|[\\s：:])${family}(?:某|女士|先生)|姓名[：:\\s]*${family}`, 'u').test(record.folded.slice(0, 400))

const longestWord = 40

/** A word of which the record has the first letters as its own short form: four at least, and two fewer. Longer than any word is no word. */
function isSpeltOut(record: GuardRecord, draft: Analysis, index: number): boolean {
  const token = draft.tokens[index]
  if (token?.kind !== 'word' || token.text.length > longestWord || (draft.termOf[index] as number) >= 0) return false
  for (let length = 4; length <= token.text.length - 2; length++) if (record.words.has(token.text.slice(0, length))) return true
  return false
}

const isWordsOnly = (term: TermPlace) => term.kind === 'anatomy' || term.kind === 'other' || term.kind === 'route'

/** What a sign or an examination may be called besides its name. */
const generalHead = /(?:试验|检查|测定|征|评分)$/

/** 肾脏 and 血钾: of 肾 and 钾, which alone are no terms. */
const organ = /^(.)[脏部体]$/
const serum = /^血清?(.)$/
const coreOf = ({ kind, surface }: TermPlace): string | undefined =>
  (kind === 'anatomy' ? organ.exec(surface) : kind === 'lab' ? serum.exec(surface) : null)?.[1]

/** A term is carried by a term of the same meaning, by its own words in a row, or by its words within the clause that carries the rest. */
export function isCarried(record: GuardRecord, draft: Analysis, aligned: AlignedClause, term: TermPlace): boolean {
  // a short form of several meanings, on either side, may be the other's: F8 asks where it is spelt out
  if (term.concepts.some((concept) => record.concepts.has(concept))) return true
  if (!term.isAmbiguous && term.concepts.some((concept) => record.meaningsInDoubt.has(concept))) return true
  if (hasRun(record, draft, term.from, term.to)) return true
  const core = coreOf(term)
  if (core !== undefined && record.words.has(core)) return true
  if (term.kind === 'drug') return false
  // 浮髌试验 is 浮髌(-) of the record
  const head = generalHead.exec(term.surface)?.[0].length ?? 0
  if (head > 0 && term.to - term.from - head >= 2 && term.kind !== 'disease' && hasRun(record, draft, term.from, term.to - head))
    return true
  return aligned.carriers.slice(0, 2).some(({ places }) => {
    for (let index = term.from; index < term.to; index++) {
      const at = index - aligned.clause.from
      const place = places[at] ?? -1
      // 结 and 肠 from different words of the record make no 结肠
      const isAlone = index > term.from && index + 1 < term.to && places[at - 1] !== place - 1 && places[at + 1] !== place + 1
      if (term.kind !== 'symptom' && draft.tokens[index]?.kind === 'han' && isAlone) return false
      if (place < 0 && (draft.tokens[index]?.kind !== 'han' || term.kind === 'disease' || (draft.tokens[index]?.weight ?? 0) > 0))
        return false
    }
    return true
  })
}

/** Whether the record holds these tokens in a row, in one clause. */
export function hasRun(record: GuardRecord, draft: Analysis, from: number, to: number): boolean {
  const first = draft.tokens[from]?.text ?? ''
  if (to - from === 1) return record.words.has(first)
  const starts = record.pairs.get(`${first}\u0000${draft.tokens[from + 1]?.text ?? ''}`) ?? []
  return starts.some((start) => {
    for (let step = 2; step < to - from; step++) if (record.tokens[start + step]?.text !== draft.tokens[from + step]?.text) return false
    return true
  })
}
