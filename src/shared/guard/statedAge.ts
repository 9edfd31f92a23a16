import { ageStatedIn } from '../patient.ts'
import { flags } from '../text/scopeFlags.ts'
import type { Analysis, QuantityPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

/** A patient's age beside the sex: 女　45岁, 男性，3个月, 68岁男性; a 58-year-old woman, 73 yo F, 44M. */
const zh = [
  /[男女]性?[,，、:\s]{0,3}(\d{1,3})\s?(岁|个?月|天|日)/g,
  /(?<!\d)(\d{1,3})\s?(岁)[的老中青年]{0,3}[男女]/g,
  /(?:患者|病人|患儿|年龄)[,，:：]?\s?(\d{1,3})\s?(岁)/g,
]
const en =
  /(?<![\d./])(\d{1,3})[\s-]?(years?|yrs?|months?|mo|weeks?|wks?|days?|y\/?o|y|m|d)\b[\s-]?(?:old)?[\s,]{0,2}(?:african.american |white |black |asian |hispanic |chinese )?(?:male|female|man|woman|gentleman|lady|boy|girl|[mf])\b/gi
/** A man of 49, a girl aged 22 months. */
const of =
  /\b(?:male|female|man|woman|gentleman|lady|boy|girl|child|toddler|infant|baby|patient),? (?:of|aged) (\d{1,3})(?![\d./%])(?:[\s-](years?|months?|weeks?|days?)\b)?(?!\s?(?:mg|g|kg|cm|mm|ml|mmHg|units?|times)\b)/gi
/** 44M; a temperature of 98 F has a space. */
const letter = /(?<![\d./])(\d{1,2})[MF]\b/g
/** Characters of “gentleman, aged ”. */
const longestBefore = 24
/** Where a record that has no form for it names its patient. */
const head = 400

type Age = { readonly start: number; readonly value: number; readonly unit: string }

const agesIn = (text: string): readonly Age[] =>
  [...zh, en, of, letter].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index + match[0].indexOf(match[1] ?? ''),
      value: Number(match[1]),
      unit: unitOf(match[2] ?? 'y'),
    })),
  )

const unitOf = (word: string) => word.trim().replace(/^个/, '').slice(0, 1).toLowerCase().replace('岁', 'y') || 'y'

/** What the record's form or first sentence says; else, or where the record itself has two, the ages beside a sex in its head that are of no relative. */
function agesOfPatient(record: GuardRecord): readonly Age[] {
  const stated = ageStatedIn(record.folded)
  const [, number, unit] = /^(\d{1,3})[\s-]?(\D*)$/.exec(stated?.value ?? '') ?? []
  const first = stated && number !== undefined ? [{ start: stated.start, value: Number(number), unit: unitOf(unit ?? '') }] : []
  const others = agesIn(record.folded.slice(0, head)).filter(({ start }) => {
    const place = record.quantities.find((quantity) => quantity.start === start)
    return place && ((record.flags[place.from] ?? 0) & flags.family) === 0
  })
  return [...first, ...others]
}

const ages = new WeakMap<GuardRecord, readonly Age[]>()

/**
 * The record's age of its patient, where the draft states one, and whether it is the same. That another one stands somewhere in the record excuses
 * nothing.
 */
export function statedAge(
  record: GuardRecord,
  draft: Analysis,
  quantity: QuantityPlace,
): { readonly place: QuantityPlace; readonly isSame: boolean } | undefined {
  const from = Math.max(0, quantity.start - longestBefore)
  const own = agesIn(draft.folded.slice(from, quantity.end + 24)).find(({ start }) => from + start === quantity.start)
  if (!own || ((draft.flags[quantity.from] ?? 0) & flags.family) !== 0) return undefined
  let known = ages.get(record)
  if (!known) ages.set(record, (known = agesOfPatient(record)))
  const alike = known.filter(({ unit }) => unit === own.unit)
  const same = alike.find(({ value }) => value === own.value)
  const place = record.quantities.find(({ start }) => start === (same ?? alike[0])?.start)
  return place && { place, isSame: same !== undefined }
}
