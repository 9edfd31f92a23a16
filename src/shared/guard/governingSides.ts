import { flags } from '../text/scopeFlags.ts'
import { sideOf } from './sideWords.ts'
import type { Analysis } from './analysis.ts'
import type { SectionContext } from './rule.ts'

type Side = 'left' | 'right' | 'both'
/** Something said of a side: token span [from, to) of the draft, the token of its side, and the nearest place of the record that has the other. */
export type ForeignSide = { readonly side: number; readonly place: number }

const lateral = (text: string): Side | undefined => {
  const side = sideOf(text)
  return side === 'left' || side === 'right' || side === 'both' ? side : undefined
}
/** 左室 and 右心 are organs, not sides of the patient. */
const organ = /^[室心房冠]$/

function sideAt(text: Analysis, index: number): Side | undefined {
  const token = text.tokens[index]
  // 呕吐两次: a count
  if (!token || (text.quantityOf[index] ?? -1) >= 0 || organ.test(text.tokens[index + 1]?.text ?? '')) return undefined
  return lateral(token.text)
}

/** The side that a place is said of: the nearest before it in its clause, else the nearest after it; in the record else the last of the sentence. */
function governing(text: Analysis, at: number): number | undefined {
  const token = text.tokens[at]
  const clause = text.clauses[token?.clause ?? -1]
  if (!clause) return undefined
  for (let index = at - 1; index >= clause.from; index--) if (sideAt(text, index)) return index
  for (let index = at + 1; index < Math.min(clause.to, at + 9); index++) if (sideAt(text, index)) return index
  return undefined
}

function candidates(record: Analysis, at: number): Set<Side> {
  const clause = record.clauses[record.tokens[at]?.clause ?? -1]
  const found = new Set<Side>()
  if (!clause) return found
  // 左侧丘脑出血后右侧偏瘫: the nearest before it, 左、右 together, and one directly after it
  let before = at - 1
  while (before >= clause.from && !sideAt(record, before)) before--
  for (let index = before; index >= Math.max(clause.from, before - 2); index--) {
    const side = sideAt(record, index)
    if (side) found.add(side)
  }
  const own = record.terms[record.termOf[at] ?? -1]?.to ?? at + 1
  for (let index = own; index < clause.to && (found.size === 0 || index < own + (record.tokens[at]?.kind === 'han' ? 1 : 3)); index++) {
    const side = sideAt(record, index)
    if (side) found.add(side)
  }
  if (found.size > 0) return found
  for (let index = clause.from - 1; index >= Math.max(0, clause.from - 80); index--) {
    const other = record.clauses[record.tokens[index]?.clause ?? -1]
    if (other?.sentence !== clause.sentence) break
    const side = sideAt(record, index)
    if (side) return found.add(side)
  }
  return found
}

/** Of the record's mentions those that are denied like the draft's, where there are such: 右侧未见血栓 puts no thrombus to the right. */
function alike(draft: Analysis, record: Analysis, at: number, places: readonly number[]): readonly number[] {
  const own = (draft.flags[at] as number) & flags.negated
  const same = places.filter((place) => ((record.flags[place] as number) & flags.negated) === own)
  return same.length > 0 ? same : places
}

/**
 * Sides under which the draft puts what the record puts only under another: 右乳肿块1.6cm where the 1.6 cm are the left one's. Values and findings are
 * looked at, not body parts, which every side has.
 */
export function sidesOfOthers({ analysis, record }: SectionContext): ForeignSide[] {
  const items = new Map<number, readonly number[]>()
  for (const term of analysis.terms)
    if (term.kinds.some((kind) => kind === 'disease' || kind === 'symptom' || kind === 'procedure') && !term.isAmbiguous)
      items.set(
        term.from,
        alike(
          analysis,
          record,
          term.from,
          term.concepts.flatMap((concept) => (record.concepts.get(concept) ?? []).map(({ from }) => from)),
        ),
      )
  for (const quantity of analysis.quantities) {
    const first = analysis.tokens[quantity.from]?.text ?? ''
    const next = analysis.tokens[quantity.from + 1]?.text ?? ''
    const pair = record.pairs.get(`${first}\u0000${next}`) ?? []
    items.set(quantity.from, pair.length > 0 ? pair : (record.words.get(first) ?? []))
  }
  const found = new Map<number, ForeignSide>()
  for (const [at, places] of items) {
    const side = governing(analysis, at)
    if (side === undefined || places.length === 0 || found.has(side)) continue
    const own = sideAt(analysis, side)
    const isForeign = places.every((place) => {
      const sides = candidates(record, place)
      return sides.size > 0 && !sides.has(own as Side) && !(sides.has('both') && own !== 'both')
    })
    if (own && isForeign) found.set(side, { side, place: places[0] as number })
  }
  return [...found.values()]
}
