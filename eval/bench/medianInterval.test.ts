import { expect, it } from 'vitest'
import { medianInterval } from './medianInterval.ts'

it('holds the median between its ends, which lie closer the more runs there are', () => {
  const few = medianInterval([0.9, 1, 1.1, 1.2, 0.8])
  const many = medianInterval(Array.from({ length: 100 }, (_, index) => 0.8 + (index % 5) / 10))
  for (const { value, low, high } of [few, many]) {
    expect(low).toBeLessThanOrEqual(value)
    expect(high).toBeGreaterThanOrEqual(value)
  }
  expect(many.high - many.low).toBeLessThan(few.high - few.low)
})

it('says the same of the same runs', () => {
  const samples = [3, 1, 2, 5, 4]
  expect(medianInterval(samples)).toEqual(medianInterval(samples))
  expect(medianInterval([2])).toEqual({ value: 2, low: 2, high: 2 })
})
