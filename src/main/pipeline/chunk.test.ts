import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../shared/text/sentences.ts'
import { cutIntoParts, textOfPart, type Part } from './chunk.ts'

/** One token a UTF-16 unit. */
const count = (texts: readonly string[]) => Promise.resolve(texts.map((text) => text.length))
const segmentsOf = (...texts: readonly string[]): Span[] => {
  let start = 0
  return texts.map((text) => ({ start, end: (start += text.length) }))
}
const cut = async (texts: readonly string[], budget: number) => {
  const text = texts.join('')
  return (await cutIntoParts(text, segmentsOf(...texts), budget, count)).map((part) => textOfPart(text, part))
}

describe('a record', () => {
  it('that fits is one part', async () => {
    expect(await cut(['主诉：胸闷。\n', '诊断：心衰。\n'], 100)).toEqual(['主诉：胸闷。\n诊断：心衰。'])
  })

  it('that does not is cut between its segments, as many in a part as fit', async () => {
    expect(await cut(['一二三四五六七八\n', '二二三四五六\n', '三二三四五六\n', '四二三四五六七八\n'], 17)).toEqual([
      '一二三四五六七八\n二二三四五六',
      '三二三四五六\n四二三四五六七八',
    ])
  })

  it('with a segment that is too long alone is cut at its sentences', async () => {
    expect(await cut(['胸闷气促三天。夜间不能平卧。双下肢浮肿。'], 16)).toEqual(['胸闷气促三天。夜间不能平卧。', '双下肢浮肿。'])
  })

  it('with a sentence that is too long alone is cut at its clauses', async () => {
    expect(await cut(['胸闷气促三天，夜间不能平卧，双下肢浮肿，无发热'], 16)).toEqual([
      '胸闷气促三天，夜间不能平卧，',
      '双下肢浮肿，无发热',
    ])
  })

  it('without any break is cut anywhere, never inside a character', async () => {
    const parts = await cut(['😀'.repeat(40)], 17)
    expect(parts.every((part) => part.isWellFormed() && part.length <= 17)).toBe(true)
    expect(parts.join('')).toBe('😀'.repeat(40))
  })

  it('without segments is taken whole', async () => {
    expect(await cutIntoParts('胸闷', [], 16, count)).toEqual([{ spans: [{ start: 0, end: 2 }], tokens: 2 }])
  })
})

describe('some segments of a record', () => {
  const text = '主诉：胸闷。\n现病史：略。\n诊断：心衰。\n'
  const read: Span[] = [
    { start: 0, end: 7 },
    { start: 14, end: 21 },
  ]

  it('are read in one part, with the gap between them shown', async () => {
    const parts = await cutIntoParts(text, read, 100, count)
    expect(parts.map((part) => textOfPart(text, part))).toEqual(['主诉：胸闷。\n……\n诊断：心衰。'])
  })

  it('next to each other are one stretch', async () => {
    const [part] = await cutIntoParts(text, [read[0] as Span, { start: 7, end: 14 }], 100, count)
    expect(part?.spans).toEqual([{ start: 0, end: 14 }])
  })
})

const pieces = fc.constantFrom('胸闷', '。', '，', '\n', ' ', '3.5cm', 'Plan: ', '😀', '1.', '（？', '\r\n')
const record = fc
  .array(fc.array(pieces, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((parts) => parts.join('')))

async function partsOf(texts: readonly string[], budget: number, isRead: (index: number) => boolean) {
  const text = texts.join('')
  const segments = segmentsOf(...texts).filter((_, index) => isRead(index))
  return { text, segments, parts: await cutIntoParts(text, segments, budget, count) }
}

const lengthOf = (part: Part) => part.spans.reduce((sum, { start, end }) => sum + end - start, 0)

describe('whatever the record', () => {
  it('nothing is left out, doubled or moved', async () => {
    await fc.assert(
      fc.asyncProperty(record, fc.integer({ min: 16, max: 60 }), fc.nat(), async (texts, budget, chosen) => {
        const { text, segments, parts } = await partsOf(texts, budget, (index) => index === 0 || (chosen >> index) % 2 === 0)
        const read = parts.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end))).join('')
        expect(read).toBe(segments.map(({ start, end }) => text.slice(start, end)).join(''))
      }),
    )
  })

  it('no part is over the budget as the model reads it, gaps and all', async () => {
    await fc.assert(
      fc.asyncProperty(record, fc.integer({ min: 16, max: 60 }), async (texts, budget) => {
        const { text, parts } = await partsOf(texts, budget, (index) => index % 2 === 0)
        for (const part of parts) {
          expect(part.tokens).toBeGreaterThanOrEqual(lengthOf(part))
          expect(textOfPart(text, part).length).toBeLessThanOrEqual(budget)
        }
      }),
    )
  })

  it('two parts that would fit together are not cut', async () => {
    await fc.assert(
      fc.asyncProperty(record, fc.integer({ min: 16, max: 60 }), async (texts, budget) => {
        const { parts } = await partsOf(texts, budget, () => true)
        // greedy: a part and the first piece of the next never fit, and that piece is at most the next part
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1]
          if (next) expect(part.tokens + next.tokens).toBeGreaterThan(budget)
        }
      }),
    )
  })
})

it('a line of a million characters is cut in time', async () => {
  const text = 'x'.repeat(1_000_000)
  const startedAt = performance.now()
  const parts = await cutIntoParts(text, [{ start: 0, end: text.length }], 4_000, count)
  expect(parts.length).toBeLessThan(600)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
})
