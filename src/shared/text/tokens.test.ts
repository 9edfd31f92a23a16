import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from './tokens.ts'

const words = (text: string) => tokenize(text).map((token) => token.text)

describe('tokenize', () => {
  it.each([
    ['one token a Chinese character', '反复胸闷', ['反', '复', '胸', '闷']],
    ['a rare ideograph is one too', '患者𠮷某', ['患', '者', '𠮷', '某']],
    ['a word, a number and a unit', 'BP 180/110mmHg', ['bp', '180', '110', 'mmhg']],
    ['a decimal number is one token', 'K 5.6mmol/L。', ['k', '5.6', 'mmol', 'l']],
    ['a full stop after a number is none of it', '住院11.', ['住', '院', '11']],
    ['full-width forms are narrowed', 'ＢＰ１８０．５', ['bp', '180.5']],
    ['a multiplication sign is an x', '3×5', ['3', 'x', '5']],
    ['a Roman numeral sign is its letters', 'Ⅲ级', ['iii', '级']],
    ['a squared unit is its letters', '20㎎', ['20', 'mg']],
    ['signs that carry a fact stay', '尿蛋白（+），K 3.3↓，≥95%', ['尿', '蛋', '白', '+', 'k', '3.3', '↓', '≥', '95', '%']],
    ['an exponent is no digit of its base: 10² is not 102', '10²与10⁹/L', ['10', '2', '与', '10', '9', 'l']],
    ['half a tablet is not dropped', '½片，1½片', ['1⁄2', '片', '1', '1⁄2', '片']],
    ['punctuation, white space and emoji make none', ' 。，\n😀（）', []],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('tells the kind of each token and whether a break stood before it', () => {
    expect(tokenize('头晕，BP 180%').map(({ kind, afterBreak }) => [kind, afterBreak])).toEqual([
      ['han', true],
      ['han', false],
      ['word', true],
      ['number', true],
      ['sign', false],
    ])
  })
})

/** Well-formed pieces, so that a span between two of them never cuts a character. */
const text = fc
  .array(
    fc.constantFrom(
      ...['左', '𠮷', '氨', 'K', 'mg', 'β', '3', '０', '.', '．', '²', '½', '⑩', '×', 'Ⅲ', '㎎', '+', '%', '↑', '，', ' ', '\r\n', '😀'],
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''))

describe('whatever the text', () => {
  it('tokens stand in order, apart from each other, inside the span', () => {
    fc.assert(
      fc.property(text, (record) => {
        let last = 0
        for (const { start, end } of tokenize(record)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(record.length)
      }),
    )
  })

  it('every letter, ideograph and number stands in one', () => {
    fc.assert(
      fc.property(text, (record) => {
        const tokens = tokenize(record)
        for (const { index } of record.matchAll(/[\p{L}\p{N}]/gu)) {
          expect(tokens.some(({ start, end }) => start <= index && index < end)).toBe(true)
        }
      }),
    )
  })

  it('a span gives what its text alone gives', () => {
    fc.assert(
      fc.property(text, text, text, (before, middle, after) => {
        const shifted = tokenize(middle).map((token) => ({ ...token, start: token.start + before.length, end: token.end + before.length }))
        expect(tokenize(before + middle + after, before.length, before.length + middle.length)).toEqual(shifted)
      }),
    )
  })
})

it('takes linear time on one line of two million characters', () => {
  const long = '（左侧，3.5cm×2cm'.repeat(180_000)
  const startedAt = performance.now()
  tokenize(long)
  expect(performance.now() - startedAt).toBeLessThan(8_000)
})
