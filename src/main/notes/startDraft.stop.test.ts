import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { DecodeEvent, DecodeRequest, EngineInfo, Judge } from '../engine/engine.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { readDraft } from '../store/drafts.ts'
import { newDraftId } from '../store/storeFixture.ts'
import { draftBench, goodAnswers } from './draftFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

/** Writes only while its gate is open, loads only when it is told, and counts how many drafts it writes at a time. */
class GatedEngine extends ScriptedEngine {
  gate = Promise.withResolvers<void>()
  loading: Promise<void> = Promise.resolve()
  atOnce = 0
  mostAtOnce = 0

  constructor() {
    super(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '' }))
  }

  override async ready(): Promise<EngineInfo> {
    await this.loading
    return this.info()
  }

  /** As the supervisor: Stop is answered at once. */
  override async *decode(request: DecodeRequest, judge: Judge, signal: AbortSignal): AsyncGenerator<DecodeEvent> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce)
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve()
      })
    })
    try {
      for await (const event of super.decode(request, judge, signal)) {
        yield event
        await Promise.race([this.gate.promise, stopped])
      }
    } finally {
      this.atOnce--
    }
  }
}

function gatedBench() {
  const engine = new GatedEngine()
  return { engine, ...draftBench(resources, engine) }
}

/** Every promise that can go on has gone on. */
const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 5))
const cancelled = { phase: 'stopped', failure: { code: 'cancelled', params: {} } }

afterEach(() => {
  vi.restoreAllMocks()
})

describe('Stop', () => {
  it('mid-stream keeps what was written and is answered at once', async () => {
    const { engine, start, stop, store } = gatedBench()
    const { draftId, finished } = start()
    await settle()
    stop(draftId)
    const draft = await finished
    expect(draft).toMatchObject({ ...cancelled, model: { id: 'script' } })
    expect(draft.sections[0]?.text).toBe('反复胸闷气促3天。')
    expect(readDraft(store, draftId)).toEqual(draft)
    expect(engine.atOnce).toBe(0)
  })

  it('mid-sentence keeps the half sentence', async () => {
    const gate = Promise.withResolvers<void>()
    const bench = draftBench(resources, new ScriptedEngine(() => ({ say: '急性心力衰', wait: gate.promise })))
    const { draftId, finished } = bench.start()
    await settle()
    bench.stop(draftId)
    gate.resolve()
    expect((await finished).sections[1]).toMatchObject({ text: '急性心力衰', statements: [{ kind: 'record', evidence: [] }] })
  })

  it('while the model is being loaded asks nothing of it', async () => {
    const { engine, start, stop } = gatedBench()
    engine.loading = new Promise(() => undefined)
    const { draftId, finished } = start()
    await settle()
    stop(draftId)
    expect(await finished).toMatchObject({ ...cancelled, model: null })
    expect(engine.asked).toEqual([])
  })

  it('in the same moment as the start leaves no rejection behind, although the model is missing', async () => {
    const { engine, start, stop } = gatedBench()
    const unhandled = vi.fn()
    process.once('unhandledRejection', unhandled)
    engine.loading = Promise.reject(new AppFailure('model-missing'))
    const { draftId, finished } = start()
    stop(draftId)
    expect(await finished).toMatchObject(cancelled)
    await settle()
    process.off('unhandledRejection', unhandled)
    expect(unhandled).not.toHaveBeenCalled()
  })

  it('of a draft that has ended, or never was, says so', async () => {
    const { engine, start, stop } = gatedBench()
    engine.gate.resolve()
    const { draftId, finished } = start()
    await finished
    for (const id of [draftId, newDraftId()]) {
      expect(() => {
        stop(id)
      }).toThrow(new AppFailure('draft-not-found'))
    }
  })

  it('twice is once', async () => {
    const { start, stop, events } = gatedBench()
    const { draftId, finished } = start()
    stop(draftId)
    stop(draftId)
    expect(await finished).toMatchObject(cancelled)
    expect(events.filter(({ type }) => type === 'draft-ended').length).toBe(1)
  })

  it('leaves the note ready for another draft at once', async () => {
    const { engine, start, startOn, stop } = gatedBench()
    const first = start()
    await settle()
    stop(first.draftId)
    await first.finished
    engine.gate.resolve()
    expect((await startOn(first.noteId).finished).phase).toBe('drafted')
  })
})

describe('two drafts', () => {
  it('are written one after the other, in the order of their start', async () => {
    const { engine, start, events } = gatedBench()
    const [first, second] = [start(), start('主诉：头晕1周。\n诊断：高血压病。\n')]
    await settle()
    expect(engine.asked.length).toBe(1)
    engine.gate.resolve()
    await Promise.all([first.finished, second.finished])
    expect(engine.mostAtOnce).toBe(1)
    expect(events.flatMap((event) => (event.type === 'draft-ended' ? [event.draft.id] : []))).toEqual([first.draftId, second.draftId])
  })

  it('the second can be stopped while it waits, and the first goes on', async () => {
    const { engine, start, stop } = gatedBench()
    const [first, second] = [start(), start()]
    await settle()
    stop(second.draftId)
    expect(await second.finished).toMatchObject({ ...cancelled, model: null })
    engine.gate.resolve()
    expect((await first.finished).phase).toBe('drafted')
  })

  it('a third does not begin because the second, which waited before it, was stopped', async () => {
    const { engine, start, stop } = gatedBench()
    const [first, second, third] = [start(), start(), start()]
    await settle()
    stop(second.draftId)
    await second.finished
    await settle()
    expect(engine.mostAtOnce).toBe(1)
    engine.gate.resolve()
    expect([(await first.finished).phase, (await third.finished).phase, engine.mostAtOnce]).toEqual(['drafted', 'drafted', 1])
  })

  it('the second begins when the first fails', async () => {
    const { engine, start } = gatedBench()
    vi.spyOn(engine, 'countTokens').mockRejectedValueOnce(new AppFailure('engine-crashed'))
    engine.gate.resolve()
    const [first, second] = [start(), start()]
    expect([(await first.finished).failure?.code, (await second.finished).phase]).toEqual(['engine-crashed', 'drafted'])
  })

  it('however many are started and stopped, one is written at a time and each ends once', async () => {
    const steps = fc.array(fc.oneof(fc.constant('start' as const), fc.nat(5), fc.constant('wait' as const)), {
      minLength: 3,
      maxLength: 14,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { engine, start, stop, events } = gatedBench()
        const drafts: ReturnType<typeof start>[] = []
        for (const step of plan) {
          const target = typeof step === 'number' ? drafts[step] : undefined
          if (step === 'start') drafts.push(start())
          else if (step === 'wait') await settle()
          else if (target && !events.some((event) => event.type === 'draft-ended' && event.draft.id === target.draftId))
            stop(target.draftId)
        }
        engine.gate.resolve()
        await Promise.all(drafts.map(({ finished }) => finished))
        expect(engine.mostAtOnce).toBeLessThanOrEqual(1)
        expect(events.filter(({ type }) => type === 'draft-ended').length).toBe(drafts.length)
      }),
      { numRuns: 60 },
    )
  })
})

describe('closing the program', () => {
  it('stops every draft, and waits until each is on disk', async () => {
    const { start, running, store } = gatedBench()
    const drafts = [start(), start(), start()]
    await settle()
    await running.stopAll()
    expect(drafts.map(({ draftId }) => readDraft(store, draftId).phase)).toEqual(['stopped', 'stopped', 'stopped'])
  })

  it('waits for one that takes its time, although the one behind it has ended', async () => {
    const gate = Promise.withResolvers<void>()
    const { start, running, store } = draftBench(resources, new ScriptedEngine(() => ({ say: '急性', wait: gate.promise })))
    const [slow, waiting] = [start(), start()]
    await settle()
    let isOver = false
    const closing = running.stopAll().then(() => {
      isOver = true
    })
    await waiting.finished
    await settle()
    expect(isOver).toBe(false)
    gate.resolve()
    await closing
    expect(readDraft(store, slow.draftId)).toMatchObject(cancelled)
  })

  it('with nothing under way is over at once', async () => {
    await gatedBench().running.stopAll()
  })
})
