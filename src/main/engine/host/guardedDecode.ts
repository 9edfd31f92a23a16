import { TokenBias, type ControlledEvaluateInputItem, type Token } from 'node-llama-cpp'
import { AppFailure } from '../../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, DecodeStats, Judge, Verdict } from '../engine.ts'
import { StatementWriter } from '../statementWriter.ts'
import type { LoadedModel } from './loadedModel.ts'
import { NumberLock } from './numberLock.ts'
import { PromptLookup } from './promptLookup.ts'
import { TokenTrail } from './tokenTrail.ts'

/** Over one request; a model that is still refused then has nothing to say that the record holds. */
const maximumRedraws = 12
const noTokens: readonly Token[] = []

/**
 * Draws one section, and takes back what the judge refuses: the model's memory is cut to where the text left the record, the token that stood there
 * is not drawn there again, and the refused words do not come back in another form of the same sentence. The sequence holds all tokens of the prompt but
 * its last, which is not read yet.
 */
export async function* guardedDecode(
  loaded: LoadedModel,
  request: DecodeRequest,
  prompt: readonly Token[],
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
  const refusedAt = (place: number, text: string): readonly Token[] => {
    const locked = lock?.refusedAfter(text) ?? noTokens
    const banned = bans.get(place)
    return banned ? [...locked, ...banned] : locked
  }
  const biasAt = (place: number, text: string): TokenBias => {
    const locked = lock?.refusedAfter(text) ?? noTokens
    const banned = bans.get(place)
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

  // by chance drawn tokens depend on how many were drawn before in one go
  const isGreedy = (sampling.temperature ?? 0) === 0
  const lookup =
    isGreedy && request.usesLookup !== false ? new PromptLookup(prompt, model.tokenize(request.likely ?? '', false)) : undefined
  const last = () => trail.last ?? (prompt.at(-1) as Token)
  async function forget(): Promise<void> {
    const kept = prompt.length - 1 + trail.length
    if (sequence.nextTokenIndex > kept) await sequence.eraseContextTokenRanges([{ start: kept, end: sequence.nextTokenIndex }])
  }
  /** Proposals up to the first that may not be drawn at its place. */
  function proposal(): readonly Token[] {
    const proposed = lookup?.propose(trail.tokens) ?? noTokens
    const allowed: Token[] = []
    for (const token of proposed) {
      if (model.isEogToken(token) || refusedAt(trail.length + allowed.length, trail.text + model.detokenize(allowed)).includes(token)) break
      allowed.push(token)
    }
    return allowed
  }
  /** The tokens of the answer, one after the other; whoever takes them puts each into the trail before he asks for the next. */
  async function* drawn(): AsyncGenerator<Token> {
    for (;;) {
      await forget()
      const proposed = proposal()
      if (proposed.length > 0) {
        const places = [last(), ...proposed].map((token, at): ControlledEvaluateInputItem => {
          const tokenBias = biasAt(trail.length + at, trail.text + model.detokenize(proposed.slice(0, at)))
          return [token, { generateNext: { token: true, options: { ...sampling, seed: request.seed, tokenBias } } }]
        })
        const results = await sequence.controlledEvaluate(places)
        let taken = 0
        for (const [at, result] of results.entries()) {
          const token = result?.next.token
          if (token === undefined || token === null) throw new AppFailure('engine-failed', { reason: 'no token was drawn' })
          yield token
          if (token !== proposed[at]) break
          taken++
        }
        lookup?.learn(proposed.length, taken, trail.length)
        continue
      }
      let hasProposal = false
      const tokenBias = () => biasAt(trail.length, trail.text)
      for await (const token of sequence.evaluate([last()], { ...sampling, seed: request.seed, tokenBias, yieldEogToken: true })) {
        yield token
        hasProposal = proposal().length > 0
        if (hasProposal) break
      }
      if (!hasProposal) return
    }
  }

  while (writer.end === null) {
    // text that a redraw kept is shown again before the model goes on
    if (yield* written()) continue
    for await (const token of drawn()) {
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
