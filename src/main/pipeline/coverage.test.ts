import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftSection, Segment } from '../../shared/note.ts'
import type { Span } from '../../shared/text/sentences.ts'
import { coverageOf } from './coverage.ts'

/** Four segments of ten characters. */
const segments: Segment[] = ['主诉', '现病史', null, '诊断'].map((heading, index) => ({
  number: index + 1,
  start: index * 10,
  end: index * 10 + 10,
  headingEnd: index * 10 + 3,
  heading,
  topic: null,
}))
const restingOn = (...spans: readonly Span[]): DraftSection[] => [
  { id: 'a', heading: '甲', text: '', statements: spans.map((span) => ({ text: 'x', kind: 'record', evidence: [{ ...span, text: '' }] })) },
]

describe('coverage', () => {
  it('names the segments that no statement rests on', () => {
    expect(coverageOf(segments, restingOn({ start: 12, end: 15 }, { start: 38, end: 40 }), [{ start: 0, end: 40 }])).toEqual({
      segments: 4,
      read: 4,
      uncovered: [
        { number: 1, heading: '主诉', start: 0, end: 10 },
        { number: 3, heading: null, start: 20, end: 30 },
      ],
    })
  })

  it('counts evidence that reaches over a border for both sides, and one that only touches it for one', () => {
    const numbers = (span: Span) => coverageOf(segments, restingOn(span), []).uncovered.map(({ number }) => number)
    expect([numbers({ start: 8, end: 12 }), numbers({ start: 8, end: 10 })]).toEqual([
      [3, 4],
      [2, 3, 4],
    ])
  })

  it('tells how many segments the model read', () => {
    const parts = [
      { start: 0, end: 10 },
      { start: 30, end: 40 },
    ]
    expect(coverageOf(segments, [], parts).read).toBe(2)
    expect(coverageOf(segments, [], []).read).toBe(0)
  })

  it('of an empty record is nothing of nothing', () => {
    expect(coverageOf([], [], [])).toEqual({ segments: 0, read: 0, uncovered: [] })
  })
})

it('the open segments and those that carry a statement are all of them', () => {
  const span = fc
    .tuple(fc.nat(39), fc.integer({ min: 1, max: 12 }))
    .map(([start, length]) => ({ start, end: Math.min(40, start + length) }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const open = coverageOf(segments, restingOn(...spans), []).uncovered.map(({ number }) => number)
      const carrying = segments
        .filter(({ start, end }) => spans.some((own) => own.start < end && start < own.end))
        .map(({ number }) => number)
      expect([...open, ...carrying].sort()).toEqual([1, 2, 3, 4])
    }),
  )
})
