import { expect, test } from 'vitest'
import { guessingSeconds, pinDelaySeconds, pinProblem } from './pinRules.ts'

test('a PIN is four signs at least and not what is tried first', () => {
  expect(['123', '0000', '1234', '9876', 'aaaaaa', 'x'.repeat(65)].map(pinProblem)).toEqual([
    'pin-short',
    'pin-simple',
    'pin-simple',
    'pin-simple',
    'pin-simple',
    'pin-long',
  ])
  expect(['2580', '1235', '4827', '心内科2楼'].map(pinProblem)).toEqual([null, null, null, null])
})

test('five tries, then a delay that doubles up to an hour', () => {
  expect([0, 4, 5, 6, 7, 11, 12, 5000].map(pinDelaySeconds)).toEqual([0, 0, 30, 60, 120, 1920, 3600, 3600])
})

test('ten thousand guesses take over a year at the screen; with the files in hand only what the derivation costs', () => {
  const { atScreen, withFiles } = guessingSeconds(10_000, 0.3)
  expect(withFiles).toBe(3000)
  expect(atScreen / 86_400).toBeGreaterThan(365)
})
