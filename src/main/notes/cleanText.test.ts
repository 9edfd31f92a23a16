import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'

test('ordinary text stays as it is, without notices', () => {
  const text = '主诉：胸闷😀\t3天\r\n现病史：…\r\n'
  expect(cleanText(text)).toEqual({ text, notices: [] })
})

test('lone surrogates become U+FFFD and are counted', () => {
  expect(cleanText('a\ud83db\udc00😀')).toEqual({ text: 'a\ufffdb\ufffd😀', notices: [{ code: 'lone-surrogates', count: 2 }] })
})

test('control characters become visible and are counted', () => {
  expect(cleanText('\0a\u0007\u000b\f\u001b\t')).toEqual({ text: '␀a␇␋␌␛\t', notices: [{ code: 'control-characters', count: 5 }] })
})

test('mixed line ends stay, and those unlike the rest are counted', () => {
  const text = 'a\r\nb\r\nc\nd\re\r\n'
  expect(cleanText(text)).toEqual({ text, notices: [{ code: 'mixed-line-ends', count: 2 }] })
})

test('any string keeps its length, is well formed, has no control character, and is left alone the second time', () => {
  const parts = fc.constantFrom('\0', '\u001f', '\ud83d', '\udc00', '😀', '\r', '\n', '\r\n', '\t', '胸闷', 'x')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(parts).map((all) => all.join('')),
      ),
      (raw) => {
        const { text } = cleanText(raw)
        expect(text).toHaveLength(raw.length)
        expect(text.isWellFormed()).toBe(true)
        expect(text.split('').filter((unit) => unit < ' ' && !'\t\r\n'.includes(unit))).toEqual([])
        expect(cleanText(text).text).toBe(text)
      },
    ),
  )
})
