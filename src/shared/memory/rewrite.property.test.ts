import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from './change.ts'
import { consolidate } from './consolidate.ts'
import { piecesOf, squeezed } from './pieces.ts'
import { rewrite, type NamedChange } from './rewrite.ts'
import { lexicon, rules, statement } from './rewriteFixture.ts'
import { ruleIdSchema } from './rule.ts'

/** Approved one after the other, as a physician would. */
function approvedTogether(changes: readonly Change[]): NamedChange[] {
  let inForce: { id: ReturnType<typeof idOf>; sectionId: string; change: Change; examples: number[] }[] = []
  changes.forEach((change, place) => {
    const rule = { id: idOf(place), sectionId: 'plan', change, examples: [] }
    const { off, added } = consolidate(rule, inForce, lexicon)
    const fresh = added.map((more, at) => ({ id: idOf(100 * (place + 1) + at), sectionId: 'plan', ...more }))
    inForce = [...inForce, rule, ...fresh].filter(({ id }) => !off.includes(id))
  })
  return inForce.map(({ id, change }) => ({ id, change }))
}
const idOf = (place: number) => ruleIdSchema.parse(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`)

const numbersOf = (text: string) =>
  piecesOf(text, lexicon)
    .filter(({ kind, text: own }) => kind !== 'frequency' && /\d/.test(own))
    .map(({ text: own }) => squeezed(own))
    .sort()
const frequenciesOf = (text: string) => piecesOf(text, lexicon).flatMap(({ kind, code }) => (kind === 'frequency' ? [code] : [])).sort() // prettier-ignore
const drugsOf = (text: string) => piecesOf(text, lexicon).flatMap(({ isDrug, text: own }) => (isDrug ? [own] : [])).sort() // prettier-ignore

describe('rules on a statement', () => {
  it('are idempotent', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const named = approvedTogether(changes)
        const once = rewrite(text, named, lexicon).text
        expect(rewrite(once, named, lexicon)).toEqual({ text: once, used: new Map() })
      }),
      { numRuns: 400 },
    )
  })

  it('do the same in whatever order they come', () => {
    fc.assert(
      fc.property(
        statement,
        rules.chain((changes) => fc.tuple(fc.constant(approvedTogether(changes)), fc.infiniteStream(fc.nat()))),
        (text, [named, order]) => {
          const shuffled = named
            .map((rule) => ({ rule, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ rule }) => rule)
          const one = rewrite(text, named, lexicon)
          const other = rewrite(text, shuffled, lexicon)
          expect(other.text).toBe(one.text)
          expect([...other.used].sort()).toEqual([...one.used].sort())
        },
      ),
      { numRuns: 400 },
    )
  })

  it('leave every value, every frequency, every drug and every name as they stand', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const written = rewrite(text, approvedTogether(changes), lexicon).text
        // what is left out by habit holds no value and no drug, so nothing of these is lost either
        expect(numbersOf(written)).toEqual(numbersOf(text))
        expect(frequenciesOf(written)).toEqual(frequenciesOf(text))
        expect(drugsOf(written)).toEqual(drugsOf(text))
        expect(written.includes('王建国')).toBe(text.includes('王建国'))
      }),
      { numRuns: 400 },
    )
  })

  it('keep denials, doubts and allergies', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const written = rewrite(text, approvedTogether(changes), lexicon).text
        for (const word of ['否认青霉素过敏', '考虑', '待排', '拟行', '左下肢', '无胸痛'])
          expect(written.includes(word)).toBe(text.includes(word))
      }),
      { numRuns: 300 },
    )
  })

  it('do something at all: most of the rules change some statement', () => {
    const used = new Set<string>()
    for (const text of fc.sample(statement, { numRuns: 400, seed: 7 }))
      for (const changes of fc.sample(rules, { numRuns: 3, seed: text.length }))
        for (const [id] of rewrite(text, changes.map((change) => ({ id: JSON.stringify(change), change })), lexicon).used) used.add(id) // prettier-ignore
    expect(used.size).toBeGreaterThan(20)
  })
})
