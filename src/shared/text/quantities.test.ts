import { describe, expect, it } from 'vitest'
import { createUnitTable } from '../lexicon/unitTable.ts'
import { chineseNumber, findQuantities, isSameQuantity } from './quantities.ts'

const units = createUnitTable([
  { unit: 'mg', variants: ['毫克'], dimension: 'mass', factor: 0.001, base: 'g' },
  { unit: 'g', variants: ['克'], dimension: 'mass', factor: 1, base: 'g' },
  { unit: 'cm', variants: ['厘米'], dimension: 'length', factor: 1, base: 'cm' },
  { unit: 'mm', variants: ['毫米'], dimension: 'length', factor: 0.1, base: 'cm' },
  { unit: '天', variants: ['日', 'days', 'day'], dimension: 'time', factor: 86_400, base: '秒' },
  { unit: '周', variants: ['weeks', 'week'], dimension: 'time', factor: 604_800, base: '秒' },
])
const read = (text: string) => findQuantities(text, units)
const brief = (text: string) =>
  read(text).map(
    ({ start, end, values, unit, comparator }) => `${text.slice(start, end)}=${values.join(' ')}${unit?.name ?? ''}${comparator}`,
  )
const one = (text: string) => {
  const [first] = read(text)
  if (!first) throw new Error(`no quantity in ${text}`)
  return first
}

describe('chineseNumber', () => {
  it.each([['三', 3], ['十', 10], ['十二', 12], ['二十', 20], ['一百二十', 120], ['两', 2], ['半', 0.5]])('reads %s as %d', (text, value) => {
    expect(chineseNumber(text)).toBe(value)
  }) // prettier-ignore
  it.each(['三四', '上', '二三十'])('has no single value for %s', (text) => expect(chineseNumber(text)).toBeNaN())
})

describe('findQuantities', () => {
  it.each([
    ['体温36.8℃', ['36.8℃=36.8℃']],
    ['血压125/90mmHg', ['125/90mmHg=125 90mmHg']],
    ['肿物3.9cmx2.1cm', ['3.9cmx2.1cm=3.9 2.1cm']],
    ['腹痛三天', ['三天=3天']],
    ['for 2-3 weeks', ['2-3 weeks=2 3周']],
    ['两周前服药5mg', ['两周=2周', '5mg=5mg']],
    ['a mass of 0.4 by 2.0 by 3.0 cm', ['0.4 by 2.0 by 3.0 cm=0.4 2 3cm']],
    ['小于5mm的结节', ['5mm=5mm<']],
    ['白细胞1,200', ['1,200=1200']],
    ['three weeks ago', ['three weeks=3周']],
  ])('reads %s', (text, expected) => expect(brief(text)).toEqual(expected))

  it.each(['十二指肠溃疡', '周三复诊', '一次性手套', 'one of them', '无'])('finds no quantity in %s', (text) =>
    expect(read(text)).toEqual([]),
  )

  it('keeps a date in one piece', () => {
    expect(read('于2024-03-05入院').map(({ values, isDate }) => ({ values, isDate }))).toEqual([{ values: [2024, 3, 5], isDate: true }])
  })

  it('puts every value of a product into the unit of the last', () => {
    expect(one('5mmx2cm').values).toEqual([0.5, 2])
  })
})

describe('isSameQuantity', () => {
  it.each([['500mg', '0.5g'], ['2周', '14天'], ['5mg', '5毫克'], ['36.5℃', '36.5'], ['三天', '3天']])('takes %s for %s', (a, b) => {
    expect(isSameQuantity(one(a), one(b))).toBe(true)
  }) // prettier-ignore
  it.each([['500mg', '500g'], ['5mg', '50mg'], ['2周', '2天'], ['120/80mmHg', '80/120mmHg'], ['5mm', '5mg'], ['<5mm', '5mm'], ['2024-03-05', '2024-03-06']])(
    'tells %s from %s',
    (a, b) => {
      expect(isSameQuantity(one(a), one(b))).toBe(false)
    },
  ) // prettier-ignore
})
