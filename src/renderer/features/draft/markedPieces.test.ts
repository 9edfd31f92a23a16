import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedPieces } from './markedPieces.ts'

test('marks that overlap share the piece between them', () => {
  const marks = [
    { start: 0, end: 4, name: 'statement' },
    { start: 2, end: 6, name: 'red' },
  ] as const
  expect(markedPieces('右膝疼痛两周。', marks)).toEqual([
    { start: 0, text: '右膝', names: ['statement'] },
    { start: 2, text: '疼痛', names: ['statement', 'red'] },
    { start: 4, text: '两周', names: ['red'] },
    { start: 6, text: '。', names: [] },
  ])
})

test('an empty text and an empty mark have no piece', () => {
  expect(markedPieces('', [{ start: 0, end: 0, name: 'red' }])).toEqual([])
  expect(markedPieces('痛', [{ start: 1, end: 1, name: 'red' }])).toEqual([{ start: 0, text: '痛', names: [] }])
})

test('the pieces are the text, and every character has the marks that lie on it', () => {
  const mark = fc.record({ start: fc.nat(12), end: fc.nat(12), name: fc.constantFrom('red', 'amber', 'statement') })
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(mark, { maxLength: 5 }), (text, marks) => {
      const pieces = markedPieces(text, marks)
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      const ordered = marks.filter(({ start, end }) => start < end && end <= text.length)
      for (let at = 0; at < text.length; at++) {
        const names = pieces.find((piece) => piece.start <= at && at < piece.start + piece.text.length)?.names ?? []
        for (const { start, end, name } of ordered) if (start <= at && at < end) expect(names).toContain(name)
      }
    }),
  )
})
