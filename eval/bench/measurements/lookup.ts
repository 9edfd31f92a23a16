import { LlamaEngine } from '../../../src/main/engine/host/llamaEngine.ts'
import { settleAll } from '../../../src/main/engine/testing/hostFixture.ts'
import { developmentRecords } from '../developmentRecords.ts'
import { inTurn, ratios, type Measurement } from '../measurement.ts'
import { msPerToken } from '../msPerToken.ts'
import { timedDraft, type DraftTimes } from '../timedDraft.ts'

const tokensWithoutCopies = 48

/** Prompt lookup over whole drafts and over a text that copies nothing, and what the guard costs a draft. */
export const lookup: Measurement = {
  keys: ['promptLookup', 'promptLookupNoCopies', 'guardedVsPlain'],
  needsModel: true,
  async run(model, { rounds, isQuick }) {
    const { loaded, copying } = model
    const [speed, time]: [number[], number[]] = [[], []]
    for (const [index, text] of developmentRecords(isQuick ? 2 : Math.max(3, Math.round(rounds / 4))).entries()) {
      const sides = {
        guarded: {},
        'without lookup': { usesLookup: false },
        plain: { isGuarded: false },
      }
      const times = {} as Record<keyof typeof sides, DraftTimes>
      const names = Object.keys(sides) as (keyof typeof sides)[]
      for (let turn = 0; turn < names.length; turn++) {
        const name = names[(turn + index) % names.length] as keyof typeof sides
        await loaded.sequence.clearHistory()
        times[name] = await timedDraft(model, new LlamaEngine(loaded), text, { id: `${name} ${String(index)}`, ...sides[name] })
      }
      const tokensPerMs = ({ decodeMs, generatedTokens }: DraftTimes) => generatedTokens / decodeMs
      if (times.guarded.generatedTokens === 0) continue
      speed.push(tokensPerMs(times.guarded) / tokensPerMs(times['without lookup']))
      time.push(times.guarded.totalMs / times.plain.totalMs)
    }

    await loaded.sequence.clearHistory()
    const engine = new LlamaEngine(loaded)
    const story = {
      ...copying,
      prompt: { system: '你是作家。', user: '写一个发生在海边小镇的短故事，不要重复。', answerStart: '' },
      maximumTokens: tokensWithoutCopies,
      numbers: null,
    }
    const write = (usesLookup: boolean) => () =>
      msPerToken(engine.decode({ ...story, usesLookup }, settleAll, new AbortController().signal))
    await write(false)()
    const times = await inTurn({ with: write(true), without: write(false) }, Math.max(3, Math.round(rounds / 2)))
    return {
      promptLookup: { samples: speed, detail: 'a record a run' },
      promptLookupNoCopies: { samples: ratios(times.without, times.with) },
      guardedVsPlain: { samples: time, detail: 'a record a run' },
    }
  },
}
