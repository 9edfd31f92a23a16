import type { Token } from 'node-llama-cpp'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PromptLookup } from './promptLookup.ts'

const tokens = (...numbers: number[]) => numbers as Token[]
const prompt = tokens(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 90, 91, 92)

describe('prompt lookup', () => {
  it('proposes what follows the last tokens in the prompt', () => {
    expect(new PromptLookup(prompt).propose(tokens(50, 3, 4, 5))).toEqual([6, 7, 8, 9, 10, 11, 12])
  })

  it('proposes nothing where they stand nowhere, or nothing follows', () => {
    const lookup = new PromptLookup(prompt)
    expect(lookup.propose(tokens(50, 51, 52))).toEqual([])
    expect(lookup.propose(tokens(90, 91, 92))).toEqual([])
  })

  it('proposes what is likely from the first token on, and again wherever its tokens come up', () => {
    const lookup = new PromptLookup(prompt, tokens(30, 31, 32, 33, 34, 35, 36, 37))
    expect(lookup.propose([])).toEqual([30, 31, 32, 33, 34, 35, 36])
    lookup.learn(7, 0, 1)
    expect(lookup.propose(tokens(50, 31, 32, 33))).toEqual([34])
    // nothing is proposed across the end of the prompt
    expect(lookup.propose(tokens(20, 90, 91))).toEqual([92])
  })

  it('fills batches that a processor multiplies as a whole', () => {
    const lookup = new PromptLookup(prompt)
    for (const [tail, length] of [
      [tokens(18, 19, 20), 3],
      [tokens(16, 17, 18), 5],
    ] as const)
      expect(lookup.propose(tail)).toHaveLength(length)
  })

  it('sees the end of the prompt before an answer that has just begun', () => {
    expect(new PromptLookup(tokens(7, 8, 9, 1, 2, 3, 4, 5, 7, 8)).propose(tokens(9))).toEqual([1, 2, 3, 4, 5, 7, 8])
  })

  it('goes further at a time while the copy lasts, and on from where it was', () => {
    const lookup = new PromptLookup([...prompt, ...tokens(3, 4, 5, 99, 98, 97)])
    // the last occurrence is proposed first, and is wrong
    expect(lookup.propose(tokens(3, 4, 5))).toEqual([99, 98, 97])
    lookup.learn(3, 0, 4)
    expect(lookup.propose(tokens(3, 4, 5, 6))).toEqual([7])
    lookup.learn(1, 1, 6)
    expect(lookup.propose(tokens(3, 4, 5, 6, 7, 8))).toEqual([9])
    lookup.learn(1, 1, 8)
    expect(lookup.propose(tokens(3, 4, 5, 6, 7, 8, 9, 10))).toEqual([11, 12, 13])
    lookup.learn(3, 3, 12)
    expect(lookup.propose(tokens(...prompt.slice(2, 14)))).toEqual([15, 16, 17, 18, 19, 20, 90])
  })

  it('pauses where hardly a token is taken', () => {
    const lookup = new PromptLookup(prompt)
    for (const written of [4, 6]) {
      expect(lookup.propose(tokens(3, 4, 5)).length).toBeGreaterThan(0)
      lookup.learn(4, 1, written)
    }
    expect(lookup.propose(tokens(3, 4, 5))).toEqual([])
    expect(lookup.propose(tokens(...Array.from({ length: 30 }, () => 50), 3, 4, 5))).not.toEqual([])
  })

  it('only ever proposes a stretch of the prompt that stands behind the same tokens', () => {
    const token = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(fc.array(token, { maxLength: 60 }), fc.array(token, { maxLength: 30 }), (before, written) => {
        const text = before as Token[]
        const proposed = new PromptLookup(text).propose(written as Token[])
        if (proposed.length === 0) return
        const tail = (written.length < 3 ? [...text.slice(-3), ...written] : written).slice(-3)
        expect(`,${text.join()},`).toContain(`,${[...tail, ...proposed].join()},`)
        expect([1, 3, 5, 7, 11, 15]).toContain(proposed.length)
      }),
    )
  })
})
