import { findFrequencies, type Frequency } from '../text/frequencies.ts'
import { findRoutes, type Route } from '../text/routes.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import { firstFrom } from './ordered.ts'

/** What stands with a drug: its doses, how often and by which way, in the order of the text. */
export type Regimen = {
  readonly doses: readonly QuantityPlace[]
  readonly frequencies: readonly Frequency[]
  readonly routes: readonly Route[]
}

const doseDimensions = new Set(['mass', 'volume', 'activity', 'count'])
const reach = 80

export const isDose = ({ unit, isDate }: QuantityPlace) => unit !== null && !isDate && doseDimensions.has(unit.dimension)

/** From a drug's name to the next drug, the next line or semicolon, or eighty characters on; a dose directly before the name counts too. */
export function regimenOf(text: Analysis, term: TermPlace): Regimen {
  const sentence = text.clauses[term.clause]?.sentence
  let end = Math.min(term.end + reach, text.text.length)
  for (let index = term.index + 1; index < text.terms.length; index++) {
    const next = text.terms[index] as TermPlace
    if (next.start >= end) break
    if (next.kinds.includes('drug') || text.clauses[next.clause]?.sentence !== sentence) {
      end = next.start
      break
    }
  }
  // “… every other day. Weekly CBT”: how often is said in the drug's own sentence
  let last = term.clause
  while (last < term.clause + 8 && text.clauses[last + 1]?.sentence === sentence) last++
  end = Math.min(end, text.clauses[last]?.end ?? end)
  const stop = text.folded.slice(term.end, end).search(/[;\n。]/)
  if (stop >= 0) end = term.end + stop
  const doses: QuantityPlace[] = []
  const first = firstFrom(text.quantities, term.from)
  for (let index = first - 1, next = term.start; index >= 0; index--) {
    const quantity = text.quantities[index] as QuantityPlace
    // of “10 ml 1 g paracetamol” both are its doses
    if (!isDose(quantity) || !isDoseBefore(text, quantity, term, next)) break
    doses.unshift(quantity)
    next = quantity.start
  }
  for (let index = first; index < text.quantities.length; index++) {
    const quantity = text.quantities[index] as QuantityPlace
    if (quantity.start >= end) break
    if (isDose(quantity) && quantity.start >= term.end) doses.push(quantity)
  }
  const after = findRoutes(text.folded, term.end, end).filter((route) => !opensNext(text, route, end))
  return { doses, frequencies: findFrequencies(text.folded, term.end, end), routes: after.length > 0 ? after : routesBefore(text, term) }
}

/** 呋塞米静脉注射，口服螺内酯: a route after a comma and directly before the next drug is that drug's. */
const opensNext = (text: Analysis, route: Route, end: number) =>
  /^[\s\d.a-zμ]{0,10}$/i.test(text.folded.slice(route.end, end)) &&
  /[,，、;；予改]\s*$/.test(text.folded.slice(Math.max(0, route.start - 3), route.start))

/** 口服阿司匹林, 静推20mg呋塞米: a route before the name, with nothing but a dose between. */
function routesBefore(text: Analysis, term: TermPlace): Route[] {
  const from = Math.max(text.clauses[term.clause]?.start ?? 0, term.start - 16)
  const found = findRoutes(text.folded, from, term.start)
  return found.filter(({ end }) => /^[\s\d.a-zμ]{0,10}$/i.test(text.folded.slice(end, term.start)))
}

/** Whether nothing stands between a dose and `next`, the drug's name or another dose before it: 20mg呋塞米, 40 mg of furosemide; the 100 mg of “aspirin 100 mg, clopidogrel 75 mg” are the first one's. */
export function isDoseBefore(text: Analysis, quantity: QuantityPlace, term: TermPlace, next = term.start): boolean {
  if (quantity.clause !== term.clause || !/^\s*(?:of|的)?\s*$/i.test(text.folded.slice(quantity.end, next))) return false
  const before = text.terms[term.index - 1]
  if (!before?.kinds.includes('drug') || before.to > quantity.from || quantity.from - before.to > 1) return true
  // paracetamol QDS; 30 mg codeine
  return /[;,，、]/.test(text.folded.slice(before.end, quantity.start))
}

/** The frequencies that stand with one dose: up to the next dose. */
export function frequenciesOf({ doses, frequencies }: Regimen, dose: QuantityPlace): Frequency[] {
  const next = doses.find(({ start }) => start > dose.start)
  return frequencies.filter(({ start }) => start >= dose.end && (!next || start < next.start))
}

/** What a dose was before: “75μg→改50μg”, “由5mg减”. */
const replaced = /^\s{0,2}(?:q[dn]|bid|tid|每[日晚][^，。；]{0,4})?\s{0,2}(?:→|->|改|减[至为]|加[至量]|增[至加])/i
const former = /(?:由|原|从|入院前|既往|之前|此前|was|from|previously)\s?$/i

/** The doses of a mention without those that it says were changed. */
export const currentDoses = (text: Analysis, place: TermPlace): QuantityPlace[] =>
  regimenOf(text, place).doses.filter(({ start, end }) => !replaced.test(text.folded.slice(end, end + 16)) && !isFormer(text, start))

export const isFormer = (text: Analysis, start: number) => former.test(text.folded.slice(Math.max(0, start - 10), start))
