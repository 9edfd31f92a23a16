import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRecoveryKey, recoveryAlphabet, recoveryKeyOf, recoverySigns } from './recoveryKey.ts'

const drawn = fc.array(fc.nat({ max: recoveryAlphabet.length - 1 }), { minLength: recoverySigns, maxLength: recoverySigns })

test('a key has seven groups of five signs that can not be taken for one another', () => {
  const key = recoveryKeyOf(Array.from({ length: recoverySigns }, (_, place) => place % 31))
  expect(key).toMatch(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){6}$/)
})

test('it is read as it was made, in whatever case and with whatever between', () => {
  fc.assert(
    fc.property(drawn, (signs) => {
      const key = recoveryKeyOf(signs)
      for (const typed of [key, key.toLowerCase(), key.replaceAll('-', ' '), ` ${key.replaceAll('-', '')}\n`])
        expect(readRecoveryKey(typed)).toEqual({ isRight: true, key })
    }),
  )
})

test('one wrong sign is found in its group, whichever it is', () => {
  fc.assert(
    fc.property(drawn, fc.nat({ max: 34 }), fc.integer({ min: 1, max: 30 }), (signs, place, step) => {
      const plain = [...recoveryKeyOf(signs).replaceAll('-', '')]
      plain[place] = recoveryAlphabet[(recoveryAlphabet.indexOf(plain[place] ?? '') + step) % 31] ?? ''
      expect(readRecoveryKey(plain.join(''))).toEqual({ isRight: false, group: Math.floor(place / 5) + 1 })
    }),
  )
})

test('two neighbours that changed places are found', () => {
  fc.assert(
    fc.property(drawn, fc.nat({ max: 34 }), (signs, place) => {
      const plain = [...recoveryKeyOf(signs).replaceAll('-', '')]
      fc.pre(place % 5 < 3 && plain[place] !== plain[place + 1])
      plain.splice(place, 2, plain[place + 1] ?? '', plain[place] ?? '')
      expect(readRecoveryKey(plain.join('')).isRight).toBe(false)
    }),
  )
})

test('groups in another order are found, and what is missing or too much', () => {
  const key = recoveryKeyOf(Array.from({ length: recoverySigns }, (_, place) => (place * 11) % 31))
  const parts = key.split('-')
  expect(readRecoveryKey([parts[1], parts[0], ...parts.slice(2)].join('-'))).toEqual({ isRight: false, group: 1 })
  expect(readRecoveryKey(parts.slice(0, 6).join('-'))).toEqual({ isRight: false, group: 0 })
  expect(readRecoveryKey(`${key}-${parts[0]}`).isRight).toBe(false)
  expect(readRecoveryKey('')).toEqual({ isRight: false, group: 0 })
  expect(readRecoveryKey(key.replace(/^./, 'O'))).toEqual({ isRight: false, group: 1 })
})
