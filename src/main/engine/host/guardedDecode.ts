import { TokenBias, type Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, DecodeStats, Judge, Verdict } from '../engine.ts'
import { StatementWriter } from '../statementWriter.ts'
import type { LoadedModel } from './loadedModel.ts'
import { NumberLock } from './numberLock.ts'
import { TokenTrail } from './tokenTrail.ts'

/** Over one request; a model that is still refused then has nothing to say that the record holds. */
const maximumRedraws = 12
const noTokens: readonly Token[] = []

/**
 * Draws one section, and takes back what the judge refuses: the model's memory is cut to where the text left the record, the token that stood there
 * is not drawn there again, and the refused words do not come back in another form of the same sentence. `last` is the prompt's last token, not read
 * yet; the sequence holds the `promptLength - 1` tokens before it.
 */
export async function* guardedDecode(
  loaded: LoadedModel,
  request: DecodeRequest,
  prompt: { readonly length: number; readonly last: Token },
  judge: Judge,
  signal: AbortSignal,
  stats: (generated: number, refused: number) => DecodeStats,
): AsyncGenerator<DecodeEvent> {
  const { model, sequence } = loaded
  const sampling = request.sampling ?? loaded.sampling
  const writer = new StatementWriter(request)
  const trail = new TokenTrail(model)
  const lock = request.numbers === null ? undefined : new NumberLock(loaded.digitTokens, request.numbers)
  /** By place in the trail: what was refused there and may not be drawn there again while what stands before it stands. */
  const bans = new Map<number, Set<Token>>()
  const bannedWords: string[] = []
  let generated = 0
  let refused = 0
  let redraws = 0
  const figures = () => stats(generated, refused)

  const never = (tokens: readonly Token[]) => new TokenBias(model.tokenizer).set([...tokens], 'never')
  /** Asked at every token: made once for each list of digits that the lock refuses, and anew only where something is banned as well. */
  const lockBiases = new Map<readonly Token[], TokenBias>()
  const bias = (): TokenBias => {
    const locked = lock?.refusedAfter(trail.text) ?? noTokens
    const banned = bans.get(trail.length)
    if (banned) return never([...locked, ...banned])
    let known = lockBiases.get(locked)
    if (!known) lockBiases.set(locked, (known = never(locked)))
    return known
  }

  /** Takes the text back from `from` on; false when no try is left. */
  function takeBack({ from, banned }: Extract<Verdict, { type: 'redraw' }>): boolean {
    if (++redraws > maximumRedraws) return false
    const place = writer.streamPlaceOf(from)
    let index = trail.indexAt(place)
    // a token that also holds the end of the statement before this one stands
    while (index < trail.length && trail.startOf(index) < writer.settledUnits) index++
    const departed = trail.at(index)
    if (departed === undefined) return false
    for (const at of [...bans.keys()]) if (at > index) bans.delete(at)
    bans.set(index, (bans.get(index) ?? new Set()).add(departed))
    bannedWords.push(...banned)
    refused += trail.length - index
    trail.cutAt(index)
    writer.rewindTo(trail.text.length)
    return true
  }

  /** What the text so far gives; true when it has to be drawn again. */
  async function* written(): AsyncGenerator<DecodeEvent, boolean> {
    for (let event = writer.next(); event !== null; event = writer.next()) {
      if (event.type === 'text') {
        yield event
        const word = bannedWords.find((banned) => writer.pending.includes(banned))
        if (word === undefined) continue
        const isBack = takeBack({ type: 'redraw', from: writer.pending.indexOf(word), banned: [] })
        yield { type: 'withdrawn' }
        if (isBack) return true
        writer.end = 'dropped'
        return false
      }
      const verdict = await judge(event.text, event.type === 'statement')
      if (verdict.type === 'settle') {
        if (event.type === 'clause') continue
        writer.settle()
        yield { type: 'statement', text: event.text, stats: figures() }
        continue
      }
      yield { type: 'withdrawn' }
      if (verdict.type === 'redraw' && takeBack(verdict)) return true
      const from = verdict.type === 'cut' ? writer.streamPlaceOf(verdict.to) : writer.settledUnits
      refused += trail.length - trail.indexAt(from)
      if (verdict.type === 'cut') {
        const text = event.text.slice(0, verdict.to)
        yield { type: 'text', text }
        yield { type: 'statement', text, stats: figures() }
      }
      writer.end = 'dropped'
    }
    return false
  }

  while (writer.end === null) {
    // text that a redraw kept is shown again before the model goes on
    if (yield* written()) continue
    const kept = prompt.length - 1 + trail.length
    if (sequence.nextTokenIndex > kept) await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }])
    const stream = sequence.evaluate([trail.last ?? prompt.last], { ...sampling, seed: request.seed, tokenBias: bias, yieldEogToken: true })
    for await (const token of stream) {
      if (signal.aborted) throw new AppFailure('cancelled')
      if (model.isEogToken(token)) writer.close('complete')
      else {
        generated++
        writer.push(trail.push(token))
        if (trail.length >= request.maximumTokens) writer.close('token-limit')
      }
      const isRedrawn = yield* written()
      if (isRedrawn || writer.end !== null) break
    }
  }
  yield { type: 'end', reason: writer.end, stats: figures() }
}
