import { expect, test } from 'vitest'
import { gbkSafe, isInGbk } from './gbkSafe.ts'

const written = (text: string) => gbkSafe(text).text

test('what code page 936 has stays as it is: Chinese, units, signs of comparison, the euro', () => {
  const text = '体温38.5℃，BP 180/110mmHg，血糖≥11.1mmol/L，0.5μg/(kg·min)，①Ⅳ级 α β ± × ÷ ≤ ～ — … “引号” 囍 镕 € ㎡'
  expect(gbkSafe(text)).toEqual({ text, replacements: [] })
})

test('what has an equal is written by it', () => {
  expect(written('5µg，2.0×10⁹/L，kg/m²，−1.5，½片，Sjögren，㎍，Bq\u00a0⩾ 5，✓')).toBe(
    '5μg，2.0×10^9/L，kg/m2，-1.5，1/2片，Sjogren，μg，Bq ≥ 5，√',
  )
  expect(written('零宽\u200b空格，e\u0301')).toBe('零宽空格，e')
})

test('a raised or broken number never runs into the figure before it', () => {
  expect(written('WBC 12×10⁹/L，10⁻¹²，BMI 24kg/m²，1½片，SpO₂ 95%')).toBe('WBC 12×10^9/L，10^-12，BMI 24kg/m2，1 1/2片，SpO2 95%')
})

test('what has none is a box, told with its code, its number and its first place', () => {
  expect(gbkSafe('患者龑𠮷𠮷，已告知。')).toEqual({
    text: '患者龑□□，已告知。',
    replacements: [{ from: '𠮷', code: 'U+20BB7', to: '□', isLost: true, count: 2, context: { before: '患者龑', after: '𠮷，已告知。' } }],
  })
})

test('characters that only GB 18030 has are not in the code page of Windows', () => {
  expect(['䶮', 'ǹ', '⿰', '︐', '龴'].map(isInGbk)).toEqual([false, false, false, false, false])
  const all = Array.from({ length: 0x10000 - 0x80 }, (_, place) => String.fromCharCode(place + 0x80)).filter(isInGbk)
  // 21,791 of Microsoft's table and the euro sign
  expect(all.length).toBe(21_792)
})
