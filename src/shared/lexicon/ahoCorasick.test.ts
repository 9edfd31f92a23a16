import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AhoCorasick } from './ahoCorasick.ts'

const found = (patterns: readonly string[], text: string) => {
  const automaton = new AhoCorasick(patterns)
  const places: string[] = []
  automaton.search(text, (pattern, end) => places.push(`${patterns[pattern] ?? ''}@${String(end)}`))
  return places.sort()
}

const naive = (patterns: readonly string[], text: string) =>
  patterns
    .flatMap((pattern) =>
      Array.from({ length: text.length }, (_, at) => at)
        .filter((at) => text.startsWith(pattern, at))
        .map((at) => `${pattern}@${String(at + pattern.length)}`),
    )
    .sort()

describe('AhoCorasick', () => {
  it('finds what a naive search finds, in any text over any alphabet', () => {
    const unit = fc.constantFrom('a', 'b', '房', '颤', '\ud83d', '\ude00', '\u0000', '\uffff')
    const word = fc.array(unit, { minLength: 1, maxLength: 5 }).map((units) => units.join(''))
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.array(unit, { maxLength: 60 }), (patterns, units) => {
        expect(found(patterns, units.join(''))).toEqual(naive(patterns, units.join('')))
      }),
      { numRuns: 500 },
    )
  })

  it('reports overlapping terms and terms within terms', () => {
    expect(found(['心房颤动', '房颤', '颤动', '心房'], '阵发性心房颤动')).toEqual(['心房@5', '房颤@6', '心房颤动@7', '颤动@7'].sort())
  })

  it('refuses an empty pattern', () => {
    expect(() => new AhoCorasick(['a', ''])).toThrow('empty')
  })
})
