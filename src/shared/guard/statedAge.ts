import type { Analysis, QuantityPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'

/** A patient's age beside the sex: 女　45岁, 男性，3个月; a 58-year-old woman, 73 yo F, 44M. */
const zh = /[男女]性?[,，、:\s]{0,3}(\d{1,3})\s?(岁|个?月|天|日)/
const en =
  /(?<![\d./])(\d{1,3})[\s-]?(years?|yrs?|months?|mo|weeks?|wks?|days?|y\/?o|y|m|d)\b[\s-]?(?:old)?[\s,]{0,2}(?:african.american |white |black |asian |hispanic |chinese )?(?:male|female|man|woman|gentleman|lady|boy|girl|[mf])\b/i
/** 44M; a temperature of 98 F has a space. */
const letter = /(?<![\d./])(\d{1,2})[MF]\b/
/** Where a record names its patient. */
const head = 400

type Age = { readonly start: number; readonly value: number; readonly unit: string }

function ageIn(text: string): Age | undefined {
  const [match] = [zh, en, letter]
    .map((pattern) => pattern.exec(text))
    .filter((found) => found !== null)
    .sort((one, other) => one.index - other.index)
  if (!match) return undefined
  const unit = (match[2] ?? 'y').replace(/^个/, '').slice(0, 1).toLowerCase()
  return { start: match.index + match[0].indexOf(match[1] ?? ''), value: Number(match[1]), unit: unit === '岁' ? 'y' : unit }
}

const ages = new WeakMap<GuardRecord, Age | 'none'>()

/**
 * The record's age of its patient, where the draft states one beside the sex, and whether it is the same. That another one stands somewhere in the record
 * excuses nothing.
 */
export function statedAge(
  record: GuardRecord,
  draft: Analysis,
  quantity: QuantityPlace,
): { readonly place: QuantityPlace; readonly isSame: boolean } | undefined {
  const from = Math.max(0, quantity.start - 6)
  const own = ageIn(draft.folded.slice(from, quantity.end + 24))
  if (!own || from + own.start !== quantity.start) return undefined
  let known = ages.get(record)
  if (!known) ages.set(record, (known = ageIn(record.folded.slice(0, head)) ?? 'none'))
  if (known === 'none' || known.unit !== own.unit) return undefined
  const { start, value } = known
  const place = record.quantities.find((other) => other.start === start)
  return place && { place, isSame: value === own.value }
}
