import { isSameQuantity } from '../text/quantities.ts'
import { isSameRoute } from '../text/routes.ts'
import { isSameFrequency, type Frequency } from '../text/frequencies.ts'
import { flags } from '../text/scopeFlags.ts'
import type { Analysis, QuantityPlace, TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { mentionsOf } from './mentions.ts'
import { frequenciesOf, regimenOf, type Regimen } from './regimens.ts'

/** A dose, frequency or route of the draft that the record does not have with this drug. */
export type RegimenClaim = {
  readonly kind: 'dose' | 'frequency' | 'route'
  readonly term: TermPlace
  readonly start: number
  readonly end: number
  readonly place: TermPlace
}

export function regimenClaims(record: GuardRecord, draft: Analysis): RegimenClaim[] {
  return draft.terms.flatMap((term) => {
    if (!term.kinds.includes('drug')) return []
    const own = regimenOf(draft, term)
    const [dose] = own.doses
    if (!dose && own.frequencies.length === 0 && own.routes.length === 0) return []
    const mentions = mentionsOf(record, term)
      .filter((place) => ((record.termBits[place.index] ?? 0) & flags.family) === 0)
      .map((place) => ({ place, regimen: regimenOf(record, place) }))
    const withDose = mentions.filter(({ regimen }) => regimen.doses.length > 0)
    const same = dose ? withDose.filter(({ regimen }) => regimen.doses.some((other) => isSameQuantity(dose, other))) : withDose
    const [first] = withDose
    if (dose && first && same.length === 0 && term.clause === dose.clause)
      return [{ kind: 'dose' as const, term, start: dose.start, end: dose.end, place: first.place }]
    const known = dose ? same : mentions
    return [...frequencyClaims(term, own, dose, known), ...routeClaims(term, own, known)]
  })
}

/** Each route of the draft, against those that the record has with the drug, at the same dose where the draft gives one. */
function routeClaims(term: TermPlace, own: Regimen, mentions: readonly Known[]): RegimenClaim[] {
  const known = mentions.flatMap(({ place, regimen }) => regimen.routes.map(({ code }) => ({ place, code })))
  const [first] = known
  if (!first) return []
  return own.routes
    .filter(({ code }) => !known.some((route) => isSameRoute(code, route.code)))
    .map(({ start, end }) => ({ kind: 'route' as const, term, start, end, place: first.place }))
}

type Known = { readonly place: TermPlace; readonly regimen: Regimen }

/** Each frequency that follows the dose, against those that the record has with the same dose. */
function frequencyClaims(term: TermPlace, own: Regimen, dose: QuantityPlace | undefined, mentions: readonly Known[]): RegimenClaim[] {
  const known = mentions.flatMap(({ place, regimen }) =>
    (dose
      ? regimen.doses.filter((other) => isSameQuantity(dose, other)).flatMap((other) => frequenciesOf(regimen, other))
      : regimen.frequencies
    ).map((frequency) => ({ place, frequency })),
  )
  const [first] = known
  if (!first) return []
  return (dose ? frequenciesOf(own, dose) : own.frequencies)
    .filter(({ code }: Frequency) => !known.some(({ frequency }) => isSameFrequency(code, frequency.code)))
    .map(({ start, end }) => ({ kind: 'frequency' as const, term, start, end, place: first.place }))
}
