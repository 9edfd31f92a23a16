import fc from 'fast-check'
import { expect, it } from 'vitest'
import { characterBoundary } from './characterBoundary.ts'

it.each([
  ['between two characters', '胸闷', 1, 1],
  ['inside a rare ideograph', '甲𠮷', 2, 1],
  ['after it', '甲𠮷', 3, 3],
  ['at the start', '𠮷', 0, 0],
  ['past the end', '甲', 5, 5],
  ['after half a character, which is all there is of it', '\ud842甲', 1, 1],
])('%s', (_, text, at, expected) => {
  expect(characterBoundary(text, at)).toBe(expected)
})

it('a text cut there is well formed on both sides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, at) => {
      const cut = characterBoundary(text, at)
      expect([text.slice(0, cut).isWellFormed(), text.slice(cut).isWellFormed(), at - cut < 2]).toEqual([true, true, true])
    }),
  )
})
