import type { DecodeEvent } from '../../src/main/engine/engine.ts'

/** Milliseconds a token of one request, from its first text to the end of the stream: the last piece may wait for its full stop. */
export async function msPerToken(
  events: AsyncIterable<DecodeEvent>,
  take: (event: DecodeEvent) => void = () => undefined,
): Promise<number> {
  let firstAt = 0
  let generated = 0
  for await (const event of events) {
    if (event.type === 'text') firstAt ||= performance.now()
    take(event)
    if (event.type === 'end') generated = event.stats.generatedTokens
  }
  return (performance.now() - firstAt) / (generated - 1)
}
