import { findFrequencies } from '../text/frequencies.ts'
import type { Analysis, Place } from './analysis.ts'
import { isDose } from './regimens.ts'

/** What may stand with a dose and names no drug: routes, ways of giving, small words. */
const ways =
  /口服|静脉|静[滴推注点]|肌[注内]|皮下|皮内|滴[注入眼鼻耳]|泵入|外用|吸入|雾化|含服|舌下|顿服|嚼服|推注|注射|入壶|给予|予以?|服用?|使用|应用|继续|改[为用]|首剂|每次|各|(?<![a-z])(?:p\.?o\.?|i\.?v\.?|i\.?m\.?|s\.?c\.?|sq|subcut\w*|pr|sl|inh\w*|neb\w*|oral(?:ly)?|intravenous(?:ly)?|by mouth|give[ns]?|take[ns]?|continue[ds]?|start(?:ed)?|then|and|of|at|the|a|for|daily|stat|prn|once|per|dose|bolus|infusion)(?![a-z])/gi

/**
 * Sentences that give a dose and name nothing of which it is: “2 g IV q24h.” left without its ceftriaxone. Whatever word is left after numbers,
 * routes and frequencies may be a drug that no dictionary has, and excuses.
 */
export function orphanDoses(draft: Analysis): Place[] {
  const sentences = new Map<number, Place>()
  for (const { sentence, start, end } of draft.clauses) sentences.set(sentence, { start: sentences.get(sentence)?.start ?? start, end })
  const dosed = new Set(draft.quantities.filter(isMedicine).map(({ clause }) => draft.clauses[clause]?.sentence))
  return [...sentences].flatMap(([sentence, place]) => (dosed.has(sentence) && namesNothing(draft, place) ? [place] : []))
}

const isMedicine = (quantity: Analysis['quantities'][number]) => isDose(quantity) && quantity.unit?.dimension !== 'count'
const longest = 120

function namesNothing(draft: Analysis, { start, end }: Place): boolean {
  if (end - start > longest) return false
  const isTold = new Uint8Array(end - start)
  const tell = (from: number, to: number) => isTold.fill(1, Math.max(0, from - start), Math.max(0, to - start))
  for (const quantity of draft.quantities) if (quantity.start >= start && quantity.end <= end) tell(quantity.start, quantity.end)
  const frequencies = findFrequencies(draft.folded, start, end)
  for (const frequency of frequencies) tell(frequency.start, frequency.end)
  const own = draft.folded.slice(start, end)
  const routes = [...own.matchAll(ways)]
  for (const { index, 0: words } of routes) tell(start + index, start + index + words.length)
  // a volume or weight alone is a finding: 约400g
  if (frequencies.length === 0 && routes.length === 0) return false
  return [...own].every((letter, index) => isTold[index] === 1 || !/[\p{L}]/u.test(letter))
}
