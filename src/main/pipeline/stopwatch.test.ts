import { expect, it } from 'vitest'
import { Stopwatch } from './stopwatch.ts'

/** A stopwatch on a clock that the test sets. */
function watchAt(startMs: number) {
  let now = startMs
  const watch = new Stopwatch(() => now, 900.04)
  const at = (ms: number) => {
    now = startMs + ms
    return watch
  }
  return at
}
const stats = { promptTokens: 500, reusedTokens: 0, generatedTokens: 20, refusedTokens: 0, prefillMs: 800.26, decodeMs: 1_000 }

it('keeps the first token and the first statement, and the time of the whole', () => {
  const at = watchAt(5_000)
  at(850).token()
  at(900).token()
  at(1_240.27).statement()
  at(2_000).statement()
  expect(at(3_960).timing()).toMatchObject({ loadMs: 900, firstTokenMs: 850, firstStatementMs: 1_240.3, totalMs: 3_960 })
})

it('adds up the sections, and counts only the tokens that were read', () => {
  const at = watchAt(0)
  at(0).add(stats)
  at(0).add({ promptTokens: 520, reusedTokens: 480, generatedTokens: 10, refusedTokens: 0, prefillMs: 100, decodeMs: 500 })
  expect(at(0).timing()).toMatchObject({ prefillMs: 900.3, promptTokens: 540, generatedTokens: 30, tokensPerSecond: 20 })
})

it('of a draft that asked nothing of the model has no first token, and no speed rather than one without end', () => {
  expect(watchAt(0)(5).timing()).toEqual({
    loadMs: 900,
    prefillMs: 0,
    firstTokenMs: null,
    firstStatementMs: null,
    totalMs: 5,
    promptTokens: 0,
    generatedTokens: 0,
    tokensPerSecond: 0,
  })
})
