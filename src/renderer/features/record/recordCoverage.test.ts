import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Segment } from '../../../shared/note.ts'
import { recordCoverage } from './recordCoverage.ts'

const segmentsOf = (...ends: number[]): Segment[] =>
  ends.map((end, index) => ({
    number: index + 1,
    start: ends[index - 1] ?? 0,
    end,
    headingEnd: ends[index - 1] ?? 0,
    heading: null,
    topic: null,
  }))

test('segments of one state stand together, and what is omitted is seen before what is cited', () => {
  const coverage = recordCoverage(
    segmentsOf(10, 20, 30, 40, 50),
    [
      { start: 2, end: 4 },
      { start: 12, end: 34 },
    ],
    [{ start: 31, end: 33 }],
  )
  expect(coverage).toEqual({
    runs: [
      { state: 'cited', start: 0, end: 30 },
      { state: 'omitted', start: 30, end: 40 },
      { state: 'quiet', start: 40, end: 50 },
    ],
    cited: 4,
    all: 5,
  })
})

test('a record without segments, and a draft without evidence', () => {
  expect([recordCoverage([], [], []), recordCoverage(segmentsOf(5), [], [])]).toEqual([
    { runs: [], cited: 0, all: 0 },
    { runs: [{ state: 'quiet', start: 0, end: 5 }], cited: 0, all: 1 },
  ])
})

test('the stretches cover the record without gap, and neighbours differ', () => {
  const spans = fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })).map(([start, length]) => ({ start, end: start + length })))
  const lengths = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(lengths, spans, spans, (sizes, cited, omitted) => {
      const ends = sizes.map((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size, 0))
      const { runs } = recordCoverage(segmentsOf(...ends), cited, omitted)
      expect([runs[0]?.start, runs.at(-1)?.end]).toEqual([0, ends.at(-1)])
      for (const [index, run] of runs.entries()) {
        const next = runs[index + 1]
        if (next) expect([next.start, next.state === run.state]).toEqual([run.end, false])
      }
    }),
  )
})
