import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Statement } from '../../shared/note.ts'
import { mergeCandidates, type Candidate } from './merge.ts'

const candidate = (text: string, rank: number, start: number, kind: Statement['kind'] = 'record'): Candidate => ({
  statement: { text, kind, evidence: [{ start, end: start + text.length, text }] },
  rank,
})
const merged = (candidates: readonly Candidate[], maximumStatements = 2, prefer: 'first' | 'last' = 'first') =>
  mergeCandidates(candidates, { maximumStatements, prefer }).map(({ text }) => text)

describe('statements of several parts', () => {
  it('are taken by the strength of their evidence and told in the order of the record', () => {
    expect(merged([candidate('丙丙丙丙', 1, 0), candidate('甲甲甲甲', 9, 80), candidate('乙乙乙乙', 5, 40)])).toEqual([
      '乙乙乙乙',
      '甲甲甲甲',
    ])
  })

  it('that rest on the same place count once', () => {
    expect(merged([candidate('急性心力衰竭。', 9, 10), candidate('心力衰竭。', 5, 12), candidate('心房颤动。', 1, 50)])).toEqual([
      '急性心力衰竭。',
      '心房颤动。',
    ])
  })

  it('that share less than most of their place both count', () => {
    expect(merged([candidate('急性心力衰竭。', 9, 10), candidate('衰竭。心房颤动。', 5, 14)])).toEqual([
      '急性心力衰竭。',
      '衰竭。心房颤动。',
    ])
  })

  it('with the same words from two places count once, whatever their punctuation and width', () => {
    expect(merged([candidate('胸闷3天，气促。', 9, 0), candidate('胸闷３天气促', 5, 100)])).toEqual(['胸闷3天，气促。'])
  })

  it('are never more than the section may hold', () => {
    expect(
      merged(
        [1, 2, 3, 4].map((number) => candidate('甲乙丙丁'[number - 1] as string, number, number * 10)),
        3,
      ),
    ).toEqual(['乙', '丙', '丁'])
  })

  it('give way to what the model wrote where the words of the record stand as a quotation of the same rank', () => {
    expect(merged([candidate('引文引文', 5, 0, 'quoted'), candidate('写出写出', 5, 40)], 1)).toEqual(['写出写出'])
  })

  it('of equally strong places are those that the section prefers: today counts in a plan, the first day in a complaint', () => {
    const days = [candidate('甲甲甲甲', 5, 0), candidate('乙乙乙乙', 5, 40), candidate('丙丙丙丙', 5, 80, 'quoted')]
    expect([merged(days, 2, 'first'), merged(days, 2, 'last')]).toEqual([
      ['甲甲甲甲', '乙乙乙乙'],
      ['乙乙乙乙', '丙丙丙丙'],
    ])
    expect(merged([candidate('丁丁丁丁', 9, 0), ...days], 1, 'last')).toEqual(['丁丁丁丁'])
  })

  it('of no part are none', () => {
    expect(merged([])).toEqual([])
  })
})

it('whatever they are: a choice of them, unchanged, in the order of the record, the strongest among them', () => {
  const any = fc.record({ text: fc.string({ minLength: 1, maxLength: 5 }), rank: fc.nat(3), start: fc.nat(60) })
  fc.assert(
    fc.property(
      fc.array(any, { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('first' as const, 'last' as const),
      (all, limit, prefer) => {
        const candidates = all.map(({ text, rank, start }) => candidate(text, rank, start))
        const given = structuredClone(candidates)
        const result = mergeCandidates(candidates, { maximumStatements: limit, prefer })
        expect(candidates).toEqual(given)
        expect(result.length).toBeLessThanOrEqual(limit)
        expect(result.every((statement) => candidates.some((other) => other.statement === statement))).toBe(true)
        const places = result.map(({ evidence }) => evidence[0]?.start ?? 0)
        expect(places).toEqual([...places].sort((a, b) => a - b))
        const strongest = Math.max(...candidates.map(({ rank }) => rank))
        if (candidates.length > 0) {
          expect(candidates.some(({ statement, rank }) => rank === strongest && result.includes(statement))).toBe(true)
        }
      },
    ),
  )
})
