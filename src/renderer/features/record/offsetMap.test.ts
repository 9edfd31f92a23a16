import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOffsetMap } from './offsetMap.ts'

const text = fc.array(fc.constantFrom('\r\n', '\n', '\r', '主诉', '：', 'a', '𠮷', '​'), { maxLength: 40 }).map((parts) => parts.join(''))

/** As the editor reads a text: `\r\n`, `\r` and `\n` are one break each. */
function documentOf(stored: string): string {
  return stored.replace(/\r\n?/g, '\n')
}

test('counts a CRLF as one unit of the document', () => {
  const map = createOffsetMap('主诉\r\n头晕\r\n')
  expect([0, 2, 4, 6, 8].map(map.toDocument)).toEqual([0, 2, 3, 5, 6])
})

test('sets an offset inside a CRLF on the start of the break', () => {
  expect(createOffsetMap('a\r\nb').toDocument(2)).toBe(1)
})

test('a span of the stored text is the same words in the document', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (stored, one, other) => {
      const map = createOffsetMap(stored)
      const document = documentOf(stored)
      const [from, to] = [map.toStored(one % (document.length + 1)), map.toStored(other % (document.length + 1))].sort((a, b) => a - b)
      const words = stored.slice(from, to)
      expect(document.slice(map.toDocument(from ?? 0), map.toDocument(to ?? 0))).toBe(documentOf(words))
    }),
  )
})

test('there and back again is where one was', () => {
  fc.assert(
    fc.property(text, fc.nat(), (stored, offset) => {
      const map = createOffsetMap(stored)
      const at = offset % (documentOf(stored).length + 1)
      expect(map.toDocument(map.toStored(at))).toBe(at)
    }),
  )
})

test('never leaves the document', () => {
  fc.assert(
    fc.property(text, fc.nat(), (stored, offset) => {
      const at = createOffsetMap(stored).toDocument(offset % (stored.length + 1))
      expect(at >= 0 && at <= documentOf(stored).length).toBe(true)
    }),
  )
})
