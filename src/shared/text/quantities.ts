import type { Unit, UnitTable } from '../lexicon/unitTable.ts'

/**
 * A value as it stands in a text, [start, end): 36.8℃, 125/90mmHg, 3.9cm×2.1cm, 三天, 2-3 weeks, <0.01. `values` are in the order of the text;
 * a date holds year, month, day, or month and day alone.
 */
export type Quantity = {
  readonly start: number
  readonly end: number
  readonly values: readonly number[]
  readonly unit: Unit | null
  /** What stands glued to the number where no unit is known: letters and %. */
  readonly rawUnit: string
  readonly comparator: '<' | '>' | ''
  readonly isDate: boolean
}

const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const numberWords: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, once: 1, twice: 2,
} // prettier-ignore

/** 三 → 3, 十二 → 12, 二十 → 20, 一百二十 → 120, 半 → 0.5; NaN for anything else. */
export function chineseNumber(text: string): number {
  if (text === '半') return 0.5
  let total = 0
  let digit = 0
  let hasDigit = false
  for (const character of text) {
    if (character === '十' || character === '百') {
      const scale = character === '十' ? 10 : 100
      total += (hasDigit ? digit : 1) * scale
      digit = 0
      hasDigit = false
    } else {
      const value = digits[character]
      if (value === undefined || hasDigit) return Number.NaN
      digit = value
      hasDigit = true
    }
  }
  return total + digit
}

const number = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)?|\.\d+/y
const date = /((?:19|20)\d\d)\s?[-/.年]\s?(1[0-2]|0?[1-9])\s?[-/.月]\s?(3[01]|[12]\d|0?[1-9])\s?(?:日|号|(?!\d))/y
/** 6月20日; 3月 and 20日 apart are lengths of time. */
const dayOfYear = /(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号]/y
const connector = /\s?(?:\/|x|\*|~|-|:|至|到|\b(?:to|by|or)\b)\s?(?=[\d.])/y
/** Between 12 and 36 hours. */
const within = /\s?\band\b\s?(?=[\d.])/y
const more = /\s?(?:余|多|来|\+(?=\s?[个年月天周日岁小])|几)?\s?/y
const chinese = /[一二两三四五六七八九十百半]{1,4}(?=(?:余|多|几|来)?(?:个|小|分)?[天日周月年岁小分秒次个片粒支瓶袋级期度型倍星])/y
const notCounted = /^(?:一(?:个月|天|日|周|年)?(?:次性|度灼)|十二指|一度电)/
const word = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice)\b/iy
const glued = /[A-Za-z%‰°℃]+/y

/** All quantities of `text` (width folded, case kept), in order. */
export function findQuantities(text: string, units: UnitTable): Quantity[] {
  const found: Quantity[] = []
  let index = 0
  while (index < text.length) {
    const quantity = quantityAt(text, index, units)
    if (quantity) {
      found.push(quantity)
      index = quantity.end
    } else index++
  }
  return found
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const isAsciiDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
const isAsciiLetter = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)

function quantityAt(text: string, at: number, units: UnitTable): Quantity | undefined {
  const code = text.charCodeAt(at)
  if (isAsciiDigit(code) || (code === 0x2e && isAsciiDigit(text.charCodeAt(at + 1)) && !isAsciiDigit(text.charCodeAt(at - 1))))
    return digitsAt(text, at, units)
  if (code >= 0x4e00 && code <= 0x9fff) {
    const found = match(chinese, text, at)
    if (!found || notCounted.test(text.slice(at, at + 6)) || text[at - 1] === '周' || text[at - 1] === '星') return undefined
    const value = chineseNumber(found[0])
    return Number.isNaN(value) ? undefined : finish(text, at, at + found[0].length, [value], units)
  }
  if (isAsciiLetter(code) && !isAsciiLetter(text.charCodeAt(at - 1))) {
    const found = match(word, text, at)
    if (!found) return undefined
    const end = at + found[0].length
    const unit = units.at(text, end + (/[\s-]/.test(text[end] ?? '') ? 1 : 0))
    if (!unit || unit.unit.name === 'm') return undefined
    return finish(text, at, end, [numberWords[found[0].toLowerCase()] ?? 0], units)
  }
  return undefined
}

function digitsAt(text: string, at: number, units: UnitTable): Quantity | undefined {
  const day = match(date, text, at)
  if (day) {
    return {
      start: at,
      end: at + day[0].length,
      values: [Number(day[1]), Number(day[2]), Number(day[3])],
      unit: null,
      rawUnit: '',
      comparator: '',
      isDate: true,
    }
  }
  const dayOnly = isAsciiDigit(text.charCodeAt(at - 1)) ? null : match(dayOfYear, text, at)
  if (dayOnly) {
    const values = [Number(dayOnly[1]), Number(dayOnly[2])]
    return { start: at, end: at + dayOnly[0].length, values, unit: null, rawUnit: '', comparator: '', isDate: true }
  }
  const values: number[] = []
  let end = at
  const between: (Unit | undefined)[] = []
  const isWithin = /\bbetween\s$/i.test(text.slice(Math.max(0, at - 9), at))
  for (;;) {
    const part = match(number, text, end)
    if (!part) break
    values.push(Number(part[0].replaceAll(',', '')))
    end += part[0].length
    if (values.length >= 6) break
    const spaced = text[end] === ' ' ? end + 1 : end
    // 15x10 cm: a sign between two numbers is no unit
    const unit = /^\s?[x*]\s?(?!10(?:\^|9|12|[⁹¹]))\d/.test(text.slice(end, end + 6)) ? undefined : units.at(text, spaced)
    const link = match(connector, text, unit ? unit.end : end) ?? (isWithin ? match(within, text, unit ? unit.end : end) : null)
    // 4次/日×2周: how often, and for how long
    if (unit?.unit.name.startsWith('次/')) break
    if (unit && !(link && /[/x*~:至到-]|by|or|and/.test(link[0]) && isLinkedTo(text, unit.end + link[0].length))) break
    if (!link) break
    between[values.length - 1] = unit?.unit
    end = (unit ? unit.end : end) + link[0].length
    if (!isAsciiDigit(text.charCodeAt(end)) && text[end] !== '.') break
  }
  const last = between.findLast((unit) => unit !== undefined)
  const whole = finish(text, at, end, values, units, last)
  return { ...whole, values: values.map((value, index) => inUnit(value, between[index], whole.unit)) }
}

/** 5mm×8cm: every value in the unit of the last. */
function inUnit(value: number, own: Unit | undefined, last: Unit | null): number {
  if (!own || !last || own.scale !== last.scale || own.factor === null || last.factor === null) return value
  return (value * own.factor) / last.factor
}

const isLinkedTo = (text: string, at: number) => isAsciiDigit(text.charCodeAt(at))

function finish(text: string, start: number, numberEnd: number, values: readonly number[], units: UnitTable, unitBetween?: Unit): Quantity {
  const skip = match(more, text, numberEnd)
  const hyphen = text[numberEnd] === '-' && isAsciiLetter(text.charCodeAt(numberEnd + 1)) ? 1 : 0
  const from = numberEnd + (hyphen || (skip?.[0].length ?? 0))
  const at = units.at(text, from) ?? units.at(text, numberEnd)
  // PSA 6.9 in April: no inches
  const found = at?.unit.name === 'in' && preposition.test(text.slice(from, from + 16)) ? undefined : at
  // d11回门诊注射: goes back, and counts nothing
  const unit =
    found && text.slice(found.end - 1, found.end) === '回' && /^[门院家病当原报声]/.test(text.slice(found.end, found.end + 1))
      ? undefined
      : found
  const comparator = comparatorBefore(text, start, unit?.unit.dimension)
  if (unit) return { start, end: unit.end, values, unit: unit.unit, rawUnit: '', comparator, isDate: false }
  const raw = match(glued, text, numberEnd)?.[0] ?? ''
  return { start, end: numberEnd, values, unit: unitBetween ?? null, rawUnit: raw.toLowerCase(), comparator, isDate: false }
}

function comparatorBefore(text: string, start: number, dimension: string | undefined): '<' | '>' | '' {
  const before = text.slice(Math.max(0, start - 20), start)
  // no more than six days: up to them
  if (/\b(?:no|not)(?: any)? (?:more|less|longer) than\s?$/i.test(before)) return ''
  if (/(?:<|≤|小于|低于|不足|不到|less than|under|below)\s?=?\s?$/i.test(before)) return '<'
  if (/(?:>|≥|大于|高于|超过?|more than|greater than|\bexceed(?:s|ed|ing)?|above)\s?=?\s?$/i.test(before)) return '>'
  // worse over four months: how long, and not longer
  if (/over\s?$/i.test(before) && dimension !== 'time') return '>'
  return ''
}

/** “in” before a word that no measure of length has after it. */
const preposition = /^in\s+(?!x\b|by\b|long|wide|deep|tall|high|diameter|length)[a-z\d]/i

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1e-12, Math.abs(a), Math.abs(b))

/** Whether `b` of the record says what `a` of the draft says: value, order of values, unit after conversion, comparator. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.isDate && isDayOfMonth(b)) return isSameDay(a.values, b.values)
  if (a.isDate !== b.isDate || (a.comparator !== b.comparator && a.comparator !== '')) return false
  if (a.isDate) return isSameDay(a.values, b.values)
  if (isShorthand(a, b) || isShorthand(b, a)) return true
  const scale = scaleBetween(a, b)
  if (scale === null) return false
  if (a.values.length === b.values.length) return a.values.every((value, index) => near(value * scale, b.values[index] as number))
  return (
    a.values.length === 1 &&
    !b.isDate &&
    (a.unit !== null || b.unit === null) &&
    b.values.some((value) => near((a.values[0] as number) * scale, value))
  )
}

/** 5-23 of the record, where the draft has 5月23日. */
const isDayOfMonth = ({ values: [month = 0, day = 0, ...more], unit, rawUnit, isDate, comparator }: Quantity) =>
  !isDate && unit === null && rawUnit === '' && comparator === '' && more.length === 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31

/** A date without its year is that day of the record's year. */
const isSameDay = (a: readonly number[], b: readonly number[]) =>
  a.slice(-Math.min(a.length, b.length)).every((value, index) => value === b.slice(-Math.min(a.length, b.length))[index])

/** 4/52 is four weeks, 3/7 three days, 5/12 five months. */
const isShorthand = (long: Quantity, short: Quantity) =>
  short.unit === null && short.values.length === 2 && long.values.length === 1 && long.values[0] === short.values[0] &&
  ((short.values[1] === 52 && long.unit?.name === '周') || (short.values[1] === 7 && long.unit?.name === '天') ||
    (short.values[1] === 12 && long.unit?.name === '月')) // prettier-ignore

/** Units that a physician adds to a bare value without changing it; 180/95 is never kPa. */
const selfEvident = new Set(['mmHg', '次/分', '℃', '°F', 'kg', 'lb', '%'])
/** MBI 35分 of a table's 35, 3/17枚 of 3/17; 2枚 is no bare 2. */
const isCounted = ({ unit, values }: Quantity) => unit?.dimension === 'score' || (unit?.dimension === 'count' && values.length === 2)

/** What a value of `a` is multiplied with to be in the unit of `b`; null where the units don't convert. */
function scaleBetween(a: Quantity, b: Quantity): number | null {
  if (a.unit && b.unit) {
    if (a.unit.name === b.unit.name) return 1
    if (a.unit.scale !== b.unit.scale || a.unit.factor === null || b.unit.factor === null) return null
    return a.unit.factor / b.unit.factor
  }
  if (a.unit) return b.rawUnit === '' && (selfEvident.has(a.unit.name) || isCounted(a)) ? 1 : null
  if (b.unit) return a.rawUnit === '' ? 1 : null
  return a.rawUnit === b.rawUnit || a.rawUnit === '' || b.rawUnit === '' ? 1 : null
}
