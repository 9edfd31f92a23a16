import { expect, it } from 'vitest'
import { bestThreads, threadCandidates } from './threadTrial.ts'

it('tries no more threads than there are physical cores, and each number once', () => {
  expect([1, 2, 4, 8].map(threadCandidates)).toEqual([[1], [2, 1], [4, 3, 2], [8, 7, 4]])
})

it('takes all cores but where fewer are clearly faster', () => {
  const best = (...times: [number, number][]) => bestThreads(new Map(times))
  expect(best([2, 40], [1, 70])).toBe(2)
  expect(best([2, 40], [1, 38])).toBe(2)
  expect(best([2, 300], [1, 70])).toBe(1)
  expect(best([8, 30], [7, 20], [4, 19])).toBe(7)
  expect(best([8, 30], [7, 20], [4, 15])).toBe(4)
  expect(() => best()).toThrow(RangeError)
})
