import { afterEach, describe, expect, it, vi } from 'vitest'
import type { EngineState } from '../../shared/engineState.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { Runtime } from '../../shared/note.ts'
import type { DecodeEvent, LoadRequest } from './engine.ts'
import { hostProtocolVersion, type HostOrder } from './hostProtocol.ts'
import type { TrialMemory } from './ladder.ts'
import { Supervisor } from './supervisor.ts'
import { FakeHost } from './testing/fakeHost.ts'
import { decodeRequest, settleAll } from './testing/hostFixture.ts'

const model: Omit<LoadRequest, 'runtime'> = {
  modelId: 'm',
  modelName: 'M',
  modelPath: '/m.gguf',
  sha256: 'a',
  threads: null,
  contextTokens: 100,
  sampling: { temperature: 0, topP: 1, topK: 1 },
}
const stats = { promptTokens: 5, reusedTokens: 0, generatedTokens: 9, refusedTokens: 0, prefillMs: 1, decodeMs: 450 }

function memory(): TrialMemory & { readonly log: string[] } {
  const log: string[] = []
  return {
    log,
    crashed: () => [],
    begin: (rung) => log.push(`begin ${rung}`),
    end: (rung) => log.push(`end ${rung}`),
    forget: () => log.push('forget'),
  }
}

/** Loads on the runtimes named, answers every decode with one statement unless `onDecode` does something else. */
function obedient(works: readonly Runtime[], onDecode?: (order: Extract<HostOrder, { type: 'decode' }>, host: FakeHost) => void) {
  return (order: HostOrder, host: FakeHost) => {
    if (order.type === 'hello') host.report({ type: 'hello', version: hostProtocolVersion, pid: 1 })
    else if (order.type === 'load' && works.includes(order.request.runtime)) {
      host.report({ type: 'progress', phase: 'loading', share: 0.5 })
      const { modelId, modelName, sha256, runtime } = order.request
      host.report({
        type: 'loaded',
        info: {
          modelId,
          modelName,
          sha256,
          runtime,
          deviceName: 'D',
          rungs: [...order.left, { rung: runtime, outcome: 'used', reason: '' }],
          threads: 2,
          contextTokens: 100,
          loadMs: 1,
        },
      })
    } else if (order.type === 'load')
      host.report({ type: 'load-failed', failure: { code: 'engine-load-failed', params: { reason: `no ${order.request.runtime}` } } })
    else if (order.type === 'count') host.report({ type: 'counted', job: order.job, counts: order.texts.map((text) => text.length) })
    else if (order.type === 'decode' && onDecode) onDecode(order, host)
    else if (order.type === 'decode') {
      host.report({ type: 'decoded', job: order.job, event: { type: 'statement', text: '甲。', stats } })
      host.report({ type: 'decoded', job: order.job, event: { type: 'end', reason: 'complete', stats } })
      host.report({ type: 'done', job: order.job })
    } else if (order.type === 'cancel') host.report({ type: 'done', job: order.job })
  }
}

function start(answer: (order: HostOrder, host: FakeHost) => void, loadModel = () => Promise.resolve(model)) {
  const states: EngineState[] = []
  const hosts: FakeHost[] = []
  let now = 0
  const trials = memory()
  const supervisor = new Supervisor({
    fork: () => {
      const host = new FakeHost(answer)
      hosts.push(host)
      return host
    },
    model: loadModel,
    memory: trials,
    platform: 'linux',
    clock: () => (now += 1000),
    onState: (state) => states.push(state),
  })
  return { supervisor, states, hosts, trials }
}

async function collect(stream: AsyncIterable<DecodeEvent>) {
  const events: DecodeEvent[] = []
  for await (const event of stream) events.push(event)
  return events
}

afterEach(() => {
  vi.useRealTimers()
})

describe('starting', () => {
  it('walks down the ladder and keeps why each rung was left', async () => {
    const { supervisor, states, trials } = start(obedient(['cpu']))
    await supervisor.start()
    expect(supervisor.state).toMatchObject({
      phase: 'ready',
      runtime: 'cpu',
      rungs: [
        { rung: 'cuda', outcome: 'failed', reason: 'no cuda' },
        { rung: 'vulkan', outcome: 'failed', reason: 'no vulkan' },
        { rung: 'cpu', outcome: 'used', reason: '' },
      ],
    })
    expect(states.map(({ phase }) => phase)).toContain('loading')
    expect(trials.log).toEqual(['begin cuda', 'end cuda', 'begin vulkan', 'end vulkan', 'begin cpu', 'end cpu'])
  })

  it('takes the next rung in a new child when one kills the process, and leaves the trial open so that the next start skips it', async () => {
    const { supervisor, hosts, trials } = start((order, host) => {
      if (order.type === 'load' && order.request.runtime === 'cuda') host.die()
      else obedient(['vulkan'])(order, host)
    })
    await supervisor.start()
    expect(supervisor.state).toMatchObject({ phase: 'ready', runtime: 'vulkan' })
    expect(hosts.length).toBe(2)
    expect(trials.log).not.toContain('end cuda')
  })

  it('says that no model is there', async () => {
    const { supervisor } = start(obedient(['cpu']), () => Promise.reject(new AppFailure('model-missing')))
    await supervisor.start()
    expect(supervisor.state).toMatchObject({ phase: 'missing', failure: { code: 'model-missing' } })
    await expect(supervisor.ready()).rejects.toMatchObject({ code: 'model-missing' })
  })

  it('refuses with the reason of the last rung when none works', async () => {
    const { supervisor, hosts } = start(obedient([]))
    await supervisor.start()
    expect(supervisor.state).toMatchObject({ phase: 'refused', failure: { code: 'engine-load-failed', params: { reason: 'no cpu' } } })
    expect(hosts.every(({ isKilled }) => isKilled)).toBe(true)
  })

  it('does not talk to a host of another version', async () => {
    const { supervisor } = start((order, host) => {
      if (order.type === 'hello') host.report({ type: 'hello', version: hostProtocolVersion + 1, pid: 1 })
    })
    await supervisor.start()
    expect(supervisor.state.phase).toBe('refused')
  })

  it('ends a child that hangs while loading, within the time limit', async () => {
    vi.useFakeTimers()
    const { supervisor, hosts } = start((order, host) => {
      if (order.type === 'hello') host.report({ type: 'hello', version: hostProtocolVersion, pid: 1 })
    })
    const started = supervisor.start()
    await vi.advanceTimersByTimeAsync(3 * 180_000 + 1000)
    await started
    expect(supervisor.state).toMatchObject({ phase: 'refused', failure: { code: 'engine-hung' } })
    expect(hosts.every(({ isKilled }) => isKilled)).toBe(true)
  })
})

describe('decoding', () => {
  it('streams, tells the speed and is ready again', async () => {
    const { supervisor } = start(obedient(['cpu']))
    await supervisor.start()
    const events = await collect(supervisor.decode(decodeRequest, settleAll, new AbortController().signal))
    expect(events.map(({ type }) => type)).toEqual(['statement', 'end'])
    expect(supervisor.state).toMatchObject({ phase: 'ready', tokensPerSecond: 20 })
  })

  it('answers Stop at once, although the child is still in its batch', async () => {
    const { supervisor, hosts } = start(obedient(['cpu'], () => undefined))
    await supervisor.start()
    const stop = new AbortController()
    const decoding = collect(supervisor.decode(decodeRequest, settleAll, stop.signal))
    await vi.waitFor(() => {
      expect(hosts[0]?.orders.at(-1)).toMatchObject({ type: 'decode' })
    })
    const stoppedAt = performance.now()
    stop.abort()
    await expect(decoding).rejects.toMatchObject({ code: 'cancelled' })
    expect(performance.now() - stoppedAt).toBeLessThan(50)
    expect(hosts[0]?.orders.at(-1)).toMatchObject({ type: 'cancel' })
  })

  /** The child has begun a job and hears of Stop, and does not leave its batch by itself. */
  async function stoppedInBatch() {
    vi.useFakeTimers()
    let isFirst = true
    const { supervisor, hosts } = start((order, host) => {
      if (order.type === 'cancel') return
      if (order.type === 'decode' && isFirst) isFirst = false
      else obedient(['cpu'])(order, host)
    })
    await supervisor.start()
    const stop = new AbortController()
    const decoding = collect(supervisor.decode(decodeRequest, settleAll, stop.signal))
    const refused = expect(decoding).rejects.toMatchObject({ code: 'cancelled' })
    await vi.advanceTimersByTimeAsync(1)
    stop.abort()
    await refused
    return { supervisor, hosts }
  }

  it('ends a child that does not leave its batch after Stop, and starts a new one', async () => {
    const { supervisor, hosts } = await stoppedInBatch()
    await vi.advanceTimersByTimeAsync(15_001)
    expect(hosts[0]?.isKilled).toBe(true)
    await supervisor.ready()
    expect(hosts.length).toBe(2)
  })

  it('begins the next job once the child has left the batch of the stopped one', async () => {
    const { supervisor, hosts } = await stoppedInBatch()
    const next = collect(supervisor.decode(decodeRequest, settleAll, new AbortController().signal))
    await vi.advanceTimersByTimeAsync(8_000)
    expect(hosts[0]?.orders.filter(({ type }) => type === 'decode').length).toBe(1)
    hosts[0]?.report({ type: 'failed', job: 1, failure: { code: 'cancelled', params: {} } })
    expect((await next).map(({ type }) => type)).toEqual(['statement', 'end'])
    expect(hosts.length).toBe(1)
  })

  it('gives the next job to a new child when the old one hangs there', async () => {
    const { supervisor, hosts } = await stoppedInBatch()
    const next = collect(supervisor.decode(decodeRequest, settleAll, new AbortController().signal))
    const counts = supervisor.countTokens(['甲乙'], new AbortController().signal)
    await vi.advanceTimersByTimeAsync(15_001)
    expect((await next).map(({ type }) => type)).toEqual(['statement', 'end'])
    expect(await counts).toEqual([2])
    expect(hosts.length).toBe(2)
  })

  it('answers Stop while it waits for a child to leave its batch', async () => {
    const { supervisor } = await stoppedInBatch()
    const stop = new AbortController()
    const next = expect(collect(supervisor.decode(decodeRequest, settleAll, stop.signal))).rejects.toMatchObject({ code: 'cancelled' })
    stop.abort()
    await next
  })

  it('keeps what arrived when the child dies, says why, and starts a new child', async () => {
    const { supervisor, hosts } = start(
      obedient(['cpu'], (order, host) => {
        host.report({ type: 'decoded', job: order.job, event: { type: 'text', text: '甲' } })
        host.die()
      }),
    )
    await supervisor.start()
    const events: DecodeEvent[] = []
    const decoding = (async () => {
      for await (const event of supervisor.decode(decodeRequest, settleAll, new AbortController().signal)) events.push(event)
    })()
    await expect(decoding).rejects.toMatchObject({ code: 'engine-crashed' })
    expect(events).toEqual([{ type: 'text', text: '甲' }])
    await supervisor.ready()
    expect(hosts.length).toBe(2)
  })

  it('stays down after three crashes in five minutes, until the physician asks', async () => {
    const { supervisor, hosts, trials } = start(
      obedient(['cpu'], (_, host) => {
        host.die()
      }),
    )
    await supervisor.start()
    for (let crash = 0; crash < 3; crash++) {
      await expect(collect(supervisor.decode(decodeRequest, settleAll, new AbortController().signal))).rejects.toMatchObject({
        code: 'engine-crashed',
      })
      if (crash < 2) await supervisor.ready()
    }
    expect(supervisor.state).toMatchObject({ phase: 'refused', failure: { code: 'engine-crashed' } })
    await expect(supervisor.ready()).rejects.toMatchObject({ code: 'engine-crashed' })
    await supervisor.restart()
    expect(supervisor.state.phase).toBe('ready')
    expect(hosts.length).toBe(4)
    expect(trials.log).toContain('forget')
  })
})
