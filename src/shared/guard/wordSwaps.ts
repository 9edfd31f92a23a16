import { findFrequencies } from '../text/frequencies.ts'
import { termsOf, type AlignedClause } from './align.ts'
import { sideOf } from './sideWords.ts'
import type { Analysis, GuardClause, GuardToken } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { idleTokens } from '../text/idleWords.ts'
import { hasRun } from './uncarried.ts'

/** A word of the draft where the record has another between the same neighbours: 娩一男婴 against 娩一女婴. */
export type WordSwap = { readonly from: number; readonly to: number; readonly recordFrom: number; readonly recordTo: number }

const roman = /^[ivx]{1,4}$/

/** Words that stand for one another between the same neighbours without changing what is said. */
const free = /^[有无见示现及和与或并伴为是呈系约近多较稍略已曾仍尚均等其该此本各每服用予给行做查约可能后前时内中于在由因到至自从的了]$/

/** Characters of verbs that say the same of a dose or an order. */
const alike = ['增加', '减降', '查检测', '行做施', '升增高', '治疗', '复门就随来', '天日']

export function wordSwaps(record: GuardRecord, draft: Analysis, { clause, carriers }: AlignedClause): WordSwap[] {
  const found: WordSwap[] = []
  const idle = idleTokens(draft, clause)
  // 每日 against the 每周 of another drug: how often a drug is taken is held against the record by its own rule
  const frequencies = findFrequencies(draft.folded, clause.start, clause.end)
  const hasDrug = termsOf(draft, clause).some(({ kinds }) => kinds.includes('drug'))
  const isRegimen = ({ start, end }: GuardToken) => hasDrug && frequencies.some((own) => own.start <= start && own.end >= end)
  // 未见染色 of 未见明显染色: what the carrying clause has beside its own neighbour stands for no other word
  const places = carriers[0]?.places
  const isCarried = (at: number) => {
    const place = places?.[at] ?? -1
    return place >= 0 && (places?.[at - 1] === place - 1 || places?.[at + 1] === place + 1)
  }
  for (let index = clause.from + 1; index + 1 < clause.to; index++) {
    const own = draft.tokens[index] as GuardToken
    const isGrade = roman.test(own.text) && /^[度级期型类]$/.test(draft.tokens[index + 1]?.text ?? '')
    if (
      (idle[index - clause.from] && !isGrade && !/[男女]/.test(own.text)) ||
      !isContent(own) ||
      isRegimen(own) ||
      isCarried(index - clause.from) ||
      hasRun(record, draft, index - 1, index + 2)
    )
      continue
    const place = placesAround(record, draft, clause, index).find((at) => {
      const other = record.tokens[at] as GuardToken
      return (
        !isInflected(own.text, other.text) &&
        !alike.some((group) => group.includes(own.text) && group.includes(other.text)) &&
        other.kind === own.kind &&
        isContent(other) &&
        roman.test(own.text) === roman.test(other.text) &&
        !isSameTerm(record, draft, index, at)
      )
    })
    if (place !== undefined) found.push({ from: index, to: index + 1, recordFrom: place - 1, recordTo: place + 2 })
  }
  return found
}

/** Places of the record between the same neighbours: two in a row on one side and one on the other. */
function placesAround(record: GuardRecord, draft: Analysis, clause: GuardClause, index: number): number[] {
  const text = (at: number) => (at >= clause.from && at < clause.to ? (draft.tokens[at]?.text ?? '') : '')
  const pair = (at: number) => record.pairs.get(`${text(at)}\u0000${text(at + 1)}`) ?? []
  const isWeighty = (from: number, to: number) => draft.tokens.slice(from, to).some(({ weight, kind }) => weight > 0 && kind !== 'number')
  const before = isWeighty(index - 2, index) ? pair(index - 2).map((place) => place + 2) : []
  const after = isWeighty(index + 1, index + 3) ? pair(index + 1).map((place) => place - 1) : []
  const isAround = (at: number) => record.tokens[at - 1]?.text === text(index - 1) && record.tokens[at + 1]?.text === text(index + 1)
  // Killip Ⅲ级: a grade between its scale and its counter
  const graded = roman.test(text(index)) ? (record.words.get(text(index - 1)) ?? []).map((place) => place + 1) : []
  return [...before, ...after, ...graded].filter((at) => isAround(at) && record.tokens[at - 1]?.clause === record.tokens[at + 1]?.clause)
}

const isContent = ({ kind, weight, text }: GuardToken) =>
  (kind === 'han' || kind === 'word') && (weight > 0 || roman.test(text)) && !free.test(text) && sideOf(text) === undefined

/** weak and weakness are one word. */
const isInflected = (a: string, b: string) => a === b || (a.length > 3 && b.length > 3 && a.slice(0, 4) === b.slice(0, 4))

function isSameTerm(record: GuardRecord, draft: Analysis, own: number, other: number): boolean {
  const a = draft.terms[draft.termOf[own] ?? -1]
  const b = record.terms[record.termOf[other] ?? -1]
  // in English two words may be one thing where the dictionary does not know both
  if (draft.tokens[own]?.kind === 'word' && !roman.test(draft.tokens[own]?.text ?? '') && (!a || !b)) return true
  return a !== undefined && b !== undefined && a.concepts.some((concept) => b.concepts.includes(concept))
}
