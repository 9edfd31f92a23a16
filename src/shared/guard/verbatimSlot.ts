import { isSameQuantity } from '../text/quantities.ts'
import type { Analysis, QuantityPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isDose } from './regimens.ts'

/** Tokens that are compared to either side. */
const reach = 24
/**
 * Weight of the words in common, about three English ones or six ideographs, from which a statement counts as copied. A drug's name and “qd” come again with
 * each of its doses, and take more.
 */
const copied = { dose: 8, other: 6 }

/**
 * The record's value between the very words that the draft has around another one: “seen 10/2020 following 4 days of chest pain” of a draft that has 3
 * days there. That 3 days stand elsewhere, even beside the chest pain, excuses nothing, unless half as many of the words stand around them there.
 */
export function otherInSlot(record: GuardRecord, draft: Analysis, quantity: QuantityPlace): QuantityPlace | undefined {
  let right: QuantityPlace | undefined
  let [most, own] = [0, 0]
  for (const place of candidates(record, draft, quantity)) {
    const [before, after] = commonWeights(record, draft, quantity, place)
    if (isSameQuantity(quantity, place)) own = Math.max(own, before + after)
    // of “Hb 92g/L，M蛋白9.7g/L” the second value says nothing of what the first is
    else if (!isLedAlike(record, draft, quantity, place)) continue
    else if (before + after > most && place.unit?.dimension === quantity.unit?.dimension) [most, right] = [before + after, place]
  }
  return most >= (isDose(quantity) ? copied.dose : copied.other) && most > 2 * own ? right : undefined
}

/** The record's values that stand directly before or after a word that the draft's value stands before or after. */
function candidates(record: GuardRecord, draft: Analysis, { from, to }: QuantityPlace): ReadonlySet<QuantityPlace> {
  const found = new Set<QuantityPlace>()
  for (const [token, step] of [
    [from - 1, 1],
    [to, -1],
  ] as const)
    for (const place of record.words.get(draft.tokens[token]?.text ?? '') ?? []) {
      const other = record.quantities[record.quantityOf[place + step] ?? -1]
      if (other && (step > 0 ? other.from === place + 1 : other.to === place)) found.add(other)
    }
  return found
}

/** What the words of its sentence weigh that stand around both values alike, up to the first difference to either side. */
function commonWeights(record: GuardRecord, draft: Analysis, quantity: QuantityPlace, place: QuantityPlace): [number, number] {
  const sentence = draft.clauses[quantity.clause]?.sentence
  const weigh = (own: number, other: number, step: 1 | -1) => {
    let weight = 0
    for (let count = 0; count < reach; count++) {
      const token = draft.tokens[own + step * count]
      if (!token || draft.clauses[token.clause]?.sentence !== sentence || token.text !== record.tokens[other + step * count]?.text) break
      weight += token.weight
    }
    return weight
  }
  return [weigh(quantity.from - 1, place.from - 1, -1), weigh(quantity.to, place.to, 1)]
}

/** Both open their clause, or the same word stands directly before them. */
const isLedAlike = (record: GuardRecord, draft: Analysis, quantity: QuantityPlace, place: QuantityPlace) =>
  opensClause(draft, quantity) ? opensClause(record, place) : draft.tokens[quantity.from - 1]?.text === record.tokens[place.from - 1]?.text

const opensClause = ({ clauses }: Analysis, { from, clause }: QuantityPlace) => clauses[clause]?.from === from
