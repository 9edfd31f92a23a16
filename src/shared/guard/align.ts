import { flags } from '../text/scopeFlags.ts'
import type { Analysis, GuardClause, GuardToken, TermPlace } from './analysis.ts'
import { conflictsOf } from './clauseConflicts.ts'
import type { Conflict } from './conflict.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isAlone } from './lonely.ts'
import { sideOf } from './sideWords.ts'

/** How one clause of the record carries part of a statement's clause: for each token of the statement, its token in the record, or -1. */
export type Carrier = {
  readonly clause: number
  /** Parallel to the tokens of the statement's clause. */
  readonly places: Int32Array
  /** Weight of what it carries that no earlier carrier did. */
  readonly gain: number
}

/** A clause of a draft with what carries it, best carrier first. */
export type AlignedClause = {
  readonly clause: GuardClause
  readonly carriers: readonly Carrier[]
  /** Parallel to the clause's tokens: whether something carries it. */
  readonly isCovered: Uint8Array
  readonly weight: number
  readonly covered: number
  readonly conflicts: readonly Conflict[]
}

const maximumCandidates = 10
const maximumCarriers = 8
const maximumRepeats = 16
const tolerance = 0.6

/** Finds for each clause of the draft the few clauses of the record that carry it, and what they say otherwise. */
export function alignDraft(record: GuardRecord, draft: Analysis): AlignedClause[] {
  let previous = -1
  return draft.clauses.map((clause) => {
    const aligned = alignClause(record, draft, clause, previous)
    previous = aligned.carriers[0]?.clause ?? previous
    return aligned
  })
}

function candidatesOf(record: GuardRecord, draft: Analysis, clause: GuardClause, previous: number): number[] {
  const scores = new Map<number, number>()
  const add = (places: readonly number[] | undefined, weight: number) => {
    if (!places) return
    const share = weight / (1 + Math.log(places.length))
    let last = -1
    for (const place of places) {
      const at = record.tokens[place]?.clause ?? -1
      if (at !== last) scores.set(at, (scores.get(at) ?? 0) + share)
      last = at
    }
  }
  for (let index = clause.from; index < clause.to; index++) {
    const token = draft.tokens[index] as GuardToken
    const next = index + 1 < clause.to ? draft.tokens[index + 1] : undefined
    if (next) add(record.pairs.get(`${token.text}\u0000${next.text}`), 1 + token.weight + next.weight)
    if (token.kind === 'word' || token.kind === 'number') add(record.words.get(token.text), Math.max(0.5, token.weight))
  }
  for (const term of termsOf(draft, clause))
    for (const concept of term.concepts)
      for (const place of record.concepts.get(concept) ?? []) scores.set(place.clause, (scores.get(place.clause) ?? 0) + 2)
  for (const near of [previous, previous + 1, previous + 2]) if (scores.has(near)) scores.set(near, (scores.get(near) ?? 0) + 0.5)
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, maximumCandidates)
    .map(([at]) => at)
}

export const termsOf = (analysis: Analysis, clause: GuardClause): TermPlace[] => {
  const found: TermPlace[] = []
  let last = -1
  for (let index = clause.from; index < clause.to; index++) {
    const term = analysis.termOf[index] as number
    if (term >= 0 && term !== last) found.push(analysis.terms[term] as TermPlace)
    last = term
  }
  return found
}

/** Order-free longest common runs of a draft clause with one clause of the record; terms that mean the same are taken for one another. */
function placesIn(record: GuardRecord, draft: Analysis, clause: GuardClause, at: number): Int32Array {
  const size = clause.to - clause.from
  const places = new Int32Array(size).fill(-1)
  const target = record.clauses[at] as GuardClause
  const byText = new Map<string, number[]>()
  for (let index = target.from; index < target.to; index++) {
    const text = record.tokens[index]?.text ?? ''
    const known = byText.get(text)
    if (!known) byText.set(text, [index])
    else if (known.length < maximumRepeats) known.push(index)
  }
  let expected = target.from
  for (let index = 0; index < size;) {
    let best = 0
    let bestStart = -1
    for (const start of byText.get(draft.tokens[clause.from + index]?.text ?? '') ?? []) {
      let length = 1
      while (
        index + length < size &&
        start + length < target.to &&
        draft.tokens[clause.from + index + length]?.text === record.tokens[start + length]?.text
      )
        length++
      if (length > best || (length === best && Math.abs(start - expected) < Math.abs(bestStart - expected)))
        [best, bestStart] = [length, start]
    }
    for (let step = 0; step < best; step++) places[index + step] = bestStart + step
    if (best > 0) expected = bestStart + best
    index += Math.max(1, best)
  }
  dropLonely(draft, clause, places)
  for (const term of termsOf(draft, clause)) {
    const from = Math.max(term.from, clause.from) - clause.from
    const to = Math.min(term.to, clause.to) - clause.from
    if (isRun(places, from, to)) continue
    const other = termsOf(record, target).find((known) => known.concepts.some((concept) => term.concepts.includes(concept)))
    if (other) for (let index = from; index < to; index++) places[index] = Math.min(other.from + index - from, other.to - 1)
  }
  return places
}

/** Ideographs that match one by one count only beside much that matches in a row: 热 of 发热 carries nothing of 热敷. */
function dropLonely(draft: Analysis, clause: GuardClause, places: Int32Array): void {
  let total = 0
  let matched = 0
  const lonely: number[] = []
  for (let index = 0; index < places.length; index++) {
    const token = draft.tokens[clause.from + index] as GuardToken
    total += token.weight
    if ((places[index] as number) < 0) continue
    if (isAlone(places, index, draft, clause)) lonely.push(index)
    else matched += token.weight
  }
  if (matched < 0.5 * total) for (const index of lonely) places[index] = -1
}

const isRun = (places: Int32Array, from: number, to: number) => {
  for (let index = from; index < to; index++)
    if ((places[index] as number) < 0 || (index > from && places[index] !== (places[index - 1] as number) + 1)) return false
  return true
}

function alignClause(record: GuardRecord, draft: Analysis, clause: GuardClause, previous: number): AlignedClause {
  const before = draft.clauses[(draft.tokens[clause.from]?.clause ?? 0) - 1]
  const follows = before?.sentence === clause.sentence && record.clauses[previous]?.sentence === record.clauses[previous + 1]?.sentence
  const size = clause.to - clause.from
  const weights = Array.from({ length: size }, (_, index) => tokenWeight(draft, clause.from + index))
  const weight = weights.reduce((sum, value) => sum + value, 0)
  const candidates = candidatesOf(record, draft, clause, previous).map((at) => {
    const places = placesIn(record, draft, clause, at)
    return { clause: at, places, conflicts: conflictsOf(record, draft, clause, places, at) }
  })
  const isCovered = new Uint8Array(size)
  const sides = draft.tokens.slice(clause.from, clause.to).filter(({ text }) => sideOf(text) !== undefined).length
  /** A conflict of words that no better carrier settled; 左 of the left knee's clause does not settle 左 for what only the right knee's clause has. */
  const isFresh = ({ kind, from, to }: Conflict, places: Int32Array) => {
    if (hasOpen(isCovered, from - clause.from, to - clause.from)) return true
    if (kind !== 'side' || sides > 1) return false
    const at = from - clause.from
    for (let near = Math.max(0, at - 3); near < Math.min(size, at + 4); near++)
      if (isMatched(places, near) && !isCovered[near] && (weights[near] as number) >= 1) return true
    return false
  }
  const carriers: Carrier[] = []
  const conflicts: Conflict[] = []
  const open = new Set(candidates)
  while (carriers.length < maximumCarriers && open.size > 0) {
    const gains = [...open].map((candidate) => ({ candidate, gain: gainOf(candidate.places, isCovered, weights) }))
    const best = Math.max(...gains.map(({ gain }) => gain))
    if (best < (carriers.length === 0 ? 0.5 : 1)) break
    const tied = gains.filter(({ gain }) => gain >= best - tolerance)
    const fresh = (list: readonly Conflict[]) =>
      list.filter(({ from, to }) => hasOpen(isCovered, from - clause.from, to - clause.from)).length
    // what goes on where the record goes on is held against that place, also where another would excuse it
    const next = carriers.length === 0 && follows ? tied.find(({ candidate }) => candidate.clause === previous + 1) : undefined
    const beside =
      carriers.length === 0 && best < weight - tolerance
        ? pairOf(record, gains, weights, weight)
        : besideFirst(record, carriers, tied, best)
    const chosen = next ?? beside ?? tied.reduce((a, b) => (fresh(b.candidate.conflicts) < fresh(a.candidate.conflicts) ? b : a))
    open.delete(chosen.candidate)
    carriers.push({ clause: chosen.candidate.clause, places: chosen.candidate.places, gain: chosen.gain })
    const found = next
      ? conflictsOf(record, draft, clause, chosen.candidate.places, chosen.candidate.clause, 1)
      : chosen.candidate.conflicts
    if (chosen.gain >= 2 || next) conflicts.push(...found.filter((conflict) => isFresh(conflict, chosen.candidate.places)))
    for (let index = 0; index < size; index++) if (isMatched(chosen.candidate.places, index)) isCovered[index] = 1
  }
  const covered = weights.reduce((sum, value, index) => sum + (isCovered[index] ? value : 0), 0)
  return { clause, carriers, isCovered, weight, covered, conflicts }
}

type Gain<C> = { readonly candidate: C; readonly gain: number }
type Candidate = { readonly clause: number; readonly places: Int32Array }

const isNext = (record: GuardRecord, clause: number) => record.clauses[clause]?.sentence === record.clauses[clause + 1]?.sentence

/** Of two clauses in a row that together hold all the words the first: 腹软有压痛 is held against 腹软，无压痛, and not against another place's 压痛. */
function pairOf<C extends Candidate>(
  record: GuardRecord,
  gains: readonly Gain<C>[],
  weights: readonly number[],
  weight: number,
): Gain<C> | undefined {
  const byClause = new Map(gains.map(({ candidate }) => [candidate.clause, candidate]))
  return gains.find(({ candidate, gain }) => {
    const other = isNext(record, candidate.clause) ? byClause.get(candidate.clause + 1) : undefined
    if (!other || gain < 1) return false
    const isCovered = Uint8Array.from(candidate.places, (place) => (place >= 0 ? 1 : 0))
    const more = gainOf(other.places, isCovered, weights)
    return more >= 1 && gain + more >= weight - tolerance
  })
}

/** The clause after the first carrier, where it carries as much of the rest as any. */
function besideFirst<C extends Candidate>(
  record: GuardRecord,
  carriers: readonly Carrier[],
  tied: readonly Gain<C>[],
  best: number,
): Gain<C> | undefined {
  const first = carriers[0]
  if (!first || carriers.length > 1 || !isNext(record, first.clause)) return undefined
  return tied.find(({ candidate, gain }) => gain >= best && candidate.clause === first.clause + 1)
}

/** Signs and numbers count a little: they tell one of two like clauses from the other. */
const tokenWeight = (draft: Analysis, index: number) => {
  const token = draft.tokens[index] as GuardToken
  return token.kind === 'number' || token.kind === 'sign'
    ? 0.5
    : ((draft.flags[index] as number) & flags.cue) !== 0
      ? Math.min(0.3, token.weight)
      : token.weight === 0
        ? 0.1
        : token.weight
}

const isMatched = (places: Int32Array, index: number) => (places[index] as number) >= 0
const hasOpen = (isCovered: Uint8Array, from: number, to: number) => {
  for (let index = from; index < to; index++) if (!isCovered[index]) return true
  return false
}

function gainOf(places: Int32Array, isCovered: Uint8Array, weights: readonly number[]): number {
  let gain = 0
  for (let index = 0; index < places.length; index++) if (isMatched(places, index) && !isCovered[index]) gain += weights[index] as number
  return gain
}
