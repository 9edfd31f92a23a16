import { foldWidth } from '../text/fold.ts'
import type { UnitRow } from './lexiconTables.ts'

export type Unit = {
  readonly name: string
  readonly dimension: string
  /** What one of it is in the base unit of its scale; null where nothing converts. */
  readonly factor: number | null
  /** Two units convert where these agree. */
  readonly scale: string
}

export type UnitTable = {
  /** The longest unit of `text` (width folded, case kept) at `at`, and where it ends. */
  at(text: string, at: number): { readonly unit: Unit; readonly end: number } | undefined
}

const own: readonly UnitRow[] = [
  { unit: '℃', variants: ['oC', 'o C', '0C', '°c', '度C'], dimension: 'temperature', factor: 1, base: '℃' },
  { unit: '次', variants: ['回', 'times', 'x'], dimension: 'occurrence', factor: null, base: '' },
  { unit: '级', variants: ['grade'], dimension: 'grade', factor: null, base: '' },
  { unit: '期', variants: [], dimension: 'stage', factor: null, base: '' },
  { unit: '度', variants: ['°', 'degrees', 'degree'], dimension: 'angle', factor: null, base: '' },
  { unit: '分', variants: ['points', 'point'], dimension: 'score', factor: null, base: '' },
  { unit: '个', variants: ['颗', '块', '处', '条', '根', '只', '张', '例', '名', '人', '胎', '节', '套', '层'], dimension: 'piece', factor: null, base: '' },
  { unit: '碗', variants: ['口', '杯'], dimension: 'portion', factor: null, base: '' },
  { unit: 'ft', variants: ['feet', 'foot'], dimension: 'length', factor: 30.48, base: 'cm' },
  { unit: 'mile', variants: ['miles', '英里'], dimension: 'length', factor: 160934.4, base: 'cm' },
  { unit: 'oz', variants: ['ounce', 'ounces'], dimension: 'mass', factor: 28.349523, base: 'g' },
  { unit: '岁', variants: ['year-old', 'year old', 'years-old', 'yr old', 'yo', 'y.o.', 'Y'], dimension: 'time', factor: 12, base: '月' },
  { unit: '周', variants: ['week-old', 'weeks-old'], dimension: 'time', factor: 604_800, base: '秒' },
  { unit: '月', variants: ['month-old', '个多月', '余月', '个余月'], dimension: 'time', factor: 1, base: '月' },
  { unit: '次/分', variants: ['次/ 分', '/分', 'beats per minute', 'breaths per minute', 'per minute', 'breaths/min', '次每分钟'], dimension: 'rate', factor: 1, base: '次/分' },
  { unit: '餐', variants: ['meals', 'meal'], dimension: 'portion', factor: null, base: '' },
  { unit: 'tbsp', variants: ['tsp'], dimension: 'portion', factor: null, base: '' },
  { unit: 'mmHg', variants: ['mmhg', 'mm hg', 'millimeters of mercury'], dimension: 'pressure', factor: 1, base: 'mmHg' },
  { unit: '10^9/L', variants: ['x109/L', 'x10^9/L', 'x 10^9/L', '*109/L', '*10^9/L', 'x10^9', 'x109', '10^9'], dimension: 'count', factor: 1, base: '10^9/L' },
  { unit: '10^12/L', variants: ['x1012/L', 'x10^12/L', 'x 10^12/L', '*1012/L', '*10^12/L', 'x1012', '10^12'], dimension: 'count', factor: 1000, base: '10^9/L' },
] // prettier-ignore

const longest = 24
/** 5cm×3cm: × is folded to x. */
const isTimes = (text: string, at: number) => text[at] === 'x' && /^\s?\d/.test(text.slice(at + 1, at + 3))
const isLetter = (text: string) => /^[A-Za-z]$/.test(text)

/** A name that is written out has a plural, a British and an American form. */
function spellings(written: string): string[] {
  const form = foldWidth(written)
  if (!/^[a-z]{4,}$/i.test(form)) return [form]
  const singular = form.endsWith('s') ? form.slice(0, -1) : form
  const other =
    singular.endsWith('meter') || singular.endsWith('liter') ? `${singular.slice(0, -2)}re` : singular.replace(/(met|lit)re$/, '$1er')
  return [...new Set([form, singular, `${singular}s`, other, `${other}s`])]
}

export function createUnitTable(rows: readonly UnitRow[]): UnitTable {
  const exact = new Map<string, Unit>()
  const loose = new Map<string, Unit | null>()
  for (const row of [...rows, ...own]) {
    const unit: Unit = {
      name: row.unit,
      dimension: row.dimension,
      factor: row.factor,
      scale: row.base === '' ? row.unit : `${row.dimension} ${row.base}`,
    }
    for (const form of [row.unit, ...row.variants].flatMap(spellings)) {
      if (!exact.has(form)) exact.set(form, unit)
      const key = form.toLowerCase()
      const known = loose.get(key)
      if (known === undefined) loose.set(key, unit)
      // G/L is not g/L: where only the case tells two units apart, the case must be right
      else if (known !== null && (known.scale !== unit.scale || known.factor !== unit.factor)) loose.set(key, null)
    }
  }
  const lengths = new Map<string, number[]>()
  for (const form of exact.keys()) {
    const first = (form[0] ?? '').toLowerCase()
    const known = lengths.get(first) ?? []
    if (form.length <= longest && !known.includes(form.length))
      lengths.set(
        first,
        [...known, form.length].sort((a, b) => b - a),
      )
  }

  return {
    at(text, at) {
      const first = text[at]
      if (first === undefined) return undefined
      for (const length of lengths.get(first.toLowerCase()) ?? []) {
        if (at + length > text.length) continue
        const form = text.slice(at, at + length)
        const unit = exact.get(form) ?? loose.get(form.toLowerCase())
        if (!unit) continue
        if (isLetter(form.at(-1) ?? '') && isLetter(text[at + length] ?? '') && !isTimes(text, at + length)) continue
        return { unit, end: at + length }
      }
      return undefined
    },
  }
}
