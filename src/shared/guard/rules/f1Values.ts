import { clauseOf, replaceBy, repairsOf, evidenceOf } from '../repairs.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'
import { termsOf, type AlignedClause } from '../align.ts'
import type { GuardClause, QuantityPlace, TermPlace } from '../analysis.ts'
import { findFrequencies } from '../../text/frequencies.ts'
import { isSameQuantity } from '../../text/quantities.ts'
import { valuesOfOthers } from '../governingSites.ts'
import { isGluedName } from '../guardRecord.ts'
import { mentionsOf } from '../mentions.ts'
import { firstFrom } from '../ordered.ts'
import { currentDoses, isDose, isDoseBefore, isFormer, regimenOf } from '../regimens.ts'
import { bareValue, measurementOf, supportQuantity, type QuantitySupport } from '../quantitySupport.ts'
import { isShortDuration } from '../shortDurations.ts'
import { hasRun, isCarried } from '../uncarried.ts'

/** Every value of the draft stands in the record, in a unit that converts, for the same thing. */
export const f1Values: Rule = {
  id: 'F1',
  severity: 'red',
  source: 'D',
  title: { zh: '数值、单位与原文不符', en: 'value or unit differs from the record' },
  check(section) {
    const found = section.analysis.quantities.flatMap((quantity) => remarkOf(section, quantity))
    const isNew = ({ span }: Remark) => !found.some((known) => known.span.start === span.start)
    return [...found, ...siteRemarks(section).filter(isNew)]
  },
}

/** The drugs of a clause, or where it has none those of the clauses before it in its sentence: 喹硫平50mg qn，3天后100mg. */
function drugsFor(analysis: SectionContext['analysis'], clause: number): TermPlace[] {
  const sentence = analysis.clauses[clause]?.sentence
  for (let at = clause; at > clause - 4 && analysis.clauses[at]?.sentence === sentence; at--) {
    const found = termsOf(analysis, analysis.clauses[at] as GuardClause).filter(({ kinds }) => kinds.includes('drug'))
    if (found.length > 0) return found
  }
  return []
}

/** Every 6 hours beside a drug is F4's: the record may say it as q6h. */
function isInFrequency({ analysis }: SectionContext, { start, end, clause }: QuantityPlace): boolean {
  if (drugsFor(analysis, clause).length === 0) return false
  return findFrequencies(analysis.folded, Math.max(0, start - 12), Math.min(analysis.folded.length, end + 12)).some(
    (frequency) => frequency.start <= start && frequency.end >= end,
  )
}

/** 阿司匹林300mg，继以100mg: a later dose of the same drug; “30 mg codeine”: the dose of the drug that follows it. */
function isDoseOf(section: SectionContext, quantity: QuantityPlace): boolean {
  const { record, analysis } = section
  const drugs = drugsFor(analysis, quantity.clause)
  const drug =
    drugs.find((term) => term.from >= quantity.to && isDoseBefore(analysis, quantity, term)) ??
    drugs.findLast(({ to }) => to <= quantity.from)
  if (!drug || (!isDose(quantity) && quantity.unit?.dimension !== 'rate')) return false
  if (quantity.unit?.dimension === 'rate') return mentionsOf(record, drug).some((place) => givesRate(section, place, quantity))
  const dosesOf = isFormer(analysis, quantity.start)
    ? (place: TermPlace) => regimenOf(record, place).doses
    : (place: TermPlace) => currentDoses(record, place)
  return mentionsOf(record, drug).some((place) => dosesOf(place).some((dose) => isSameQuantity(quantity, dose)))
}

/** 艾司奥美拉唑80mg静推，继以8mg/h泵入: a rate within the sentence after the drug and before the next. */
function givesRate({ record }: SectionContext, { index, to, clause }: TermPlace, quantity: QuantityPlace): boolean {
  const next = record.terms.slice(index + 1, index + 12).find(({ kinds }) => kinds.includes('drug'))
  const first = firstFrom(record.quantities, to)
  return record.quantities
    .slice(first, first + 6)
    .some(
      (place) =>
        record.clauses[place.clause]?.sentence === record.clauses[clause]?.sentence &&
        (next === undefined || place.from < next.from) &&
        isSameQuantity(quantity, place),
    )
}

/** The unit in which a laboratory gives this measurement, beside a value that it can have: a physician adds it to FBG 9.8. */
function isCustomary({ analysis, lexicon }: SectionContext, quantity: QuantityPlace): boolean {
  const name = measurementOf(analysis, quantity)?.surface.toLowerCase()
  const [value = Number.NaN] = quantity.values
  return lexicon.tables.labs.some(
    ({ names, unit, low, high }) =>
      name !== undefined && names.includes(name) && unit === quantity.unit?.name && value >= low && value <= high,
  )
}

function remarkOf(section: SectionContext, quantity: QuantityPlace): Remark[] {
  const { record, analysis } = section
  const aligned = clauseOf(section, quantity.from)
  const term = analysis.terms[analysis.termOf[quantity.from] ?? -1]
  // 2型糖尿病, CA125, C3: the digit is part of a name, and a name is another rule's
  if (term && term.to >= quantity.to && aligned && isCarried(record, analysis, aligned, term)) return []
  if (isGluedName(analysis, quantity) && hasRun(record, analysis, quantity.from - 1, quantity.to)) return []
  const support = supportQuantity(record, analysis, quantity)
  if (support.kind === 'carried') return []
  const isCopied = support.kind === 'moved' && support.isCopied === true
  if (!isCopied && (isDoseOf(section, quantity) || isInFrequency(section, quantity))) return []
  if (isShortDuration(record, quantity, aligned)) return []
  if (isCustomary(section, quantity) && bareValue(record, analysis, quantity)) return []
  const own = section.text.slice(quantity.start, quantity.end)
  const { right } = support
  const proper = right ? record.text.slice(right.start, right.end) : ''
  const place = support.kind === 'moved' ? support.place : undefined
  const evidence = [right, place].flatMap((found) => (found ? [{ start: found.start, end: found.end }] : []))
  const span = { start: quantity.start, end: quantity.end }
  const differs = right && proper !== own
  const isUncertain =
    !isCopied &&
    section.language === 'en' &&
    section.kind !== 'free' &&
    (isBesideCarried(support, aligned) || isBareDose(section, quantity))
  return [
    {
      span,
      ...(isUncertain ? { severity: 'amber' as const } : {}),
      evidence: evidence.length > 0 ? evidence : evidenceOf(record, aligned, 1),
      message: {
        zh: `${support.kind === 'moved' ? `“${own}”在原文中属于另一项目` : `原文无“${own}”`}${differs ? `，原文为“${proper}”` : ''}`,
        en: `${support.kind === 'moved' ? `“${own}” belongs to something else in the record` : `the record has no “${own}”`}${differs ? `; it has “${proper}”` : ''}`,
      },
      repairs: repairsOf(section, aligned, differs ? [replaceBy(span, proper)] : []),
    },
  ]
}

/**
 * The value stands in a clause of the record that carries the draft's clause, which has no other value for its words: it is of the same thing in
 * other words, as the 2 weeks of “temple pain” are those of “temporal headache”.
 */
const isBesideCarried = (support: QuantitySupport, aligned: AlignedClause | undefined) =>
  support.kind === 'moved' &&
  !support.right &&
  support.places.some((place) => aligned?.carriers.slice(0, 2).some(({ clause }) => clause === place.clause))

/** Metoprolol 50 mg where the record has metoprolol 50: a unit that the record leaves out, and the commonest of them. */
function isBareDose({ record, analysis }: SectionContext, quantity: QuantityPlace): boolean {
  const drug = analysis.terms.findLast(
    ({ clause, kinds, to }) => clause === quantity.clause && kinds.includes('drug') && to <= quantity.from,
  )
  if (!drug || quantity.unit?.name !== 'mg') return false
  return mentionsOf(record, drug).some((place) =>
    [0, 1].some((step) => {
      const bare = record.quantities[record.quantityOf[place.to + step] ?? -1]
      return bare?.unit === null && bare.rawUnit === '' && bare.values.length === 1 && bare.values[0] === quantity.values[0]
    }),
  )
}

const siteRemarks = (section: SectionContext): Remark[] =>
  valuesOfOthers(section.record, section.analysis).map(({ quantity, place }) => {
    const own = section.text.slice(quantity.start, quantity.end)
    return {
      span: { start: quantity.start, end: quantity.end },
      evidence: [{ start: place.start, end: place.end }],
      message: { zh: `“${own}”在原文中属于另一部位`, en: `“${own}” belongs to another part of the body in the record` },
      repairs: repairsOf(section, clauseOf(section, quantity.from)),
    }
  })
