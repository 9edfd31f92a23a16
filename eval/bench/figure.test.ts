import { expect, it } from 'vitest'
import { benchKeyNames } from './benchKeys.ts'
import { figureOf, lineOf } from './figure.ts'
import { measurements } from './measurements/all.ts'

it('every key is measured by one measurement, and by one only', () => {
  expect(measurements.flatMap(({ keys }) => keys).sort()).toEqual([...benchKeyNames].sort())
})

it('is the median of the runs with its interval, and the greatest where that is what counts', () => {
  const { value, low, high, runs } = figureOf('decodeVsRaw', { samples: [0.98, 0.971, 0.99, Number.NaN] }, 'a machine')
  expect([value, runs]).toEqual([0.98, 3])
  expect(low).toBeLessThanOrEqual(0.98)
  expect(high).toBeGreaterThanOrEqual(0.98)
  expect(figureOf('searchP95Ms', { samples: [12.34, 15.67], statistic: 'greatest' }, 'a machine')).toMatchObject({ value: 15.7, runs: 2 })
})

it('without a figure is null with its reason, never a number', () => {
  const absent = figureOf('decodeVsLlamaCpp', { reason: 'no llama-bench' }, 'a machine')
  expect(absent).toMatchObject({ value: null, runs: 0, reason: 'no llama-bench', machine: 'a machine' })
  expect(lineOf('decodeVsLlamaCpp', absent)).toContain('not measured (no llama-bench)')
  expect(figureOf('guardUsPerPair', { samples: [Number.NaN] }, 'a machine').value).toBeNull()
})
