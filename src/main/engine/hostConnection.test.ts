import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DecodeEvent, Judge } from './engine.ts'
import { hostProtocolVersion, type HostReport } from './hostProtocol.ts'
import { collect, connect, decodeRequest, loadRequest, outcomeOf, stopTimeoutMs, textReport, settleAll } from './testing/hostFixture.ts'

const signal = new AbortController().signal
const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

afterEach(() => {
  vi.useRealTimers()
})

describe('the death of the child', () => {
  it('fails every job under way with its reason, once', async () => {
    const { host, gone, connection } = connect()
    const jobs = [
      outcomeOf(collect(connection.decode(decodeRequest, settleAll, signal))),
      outcomeOf(connection.count(['甲'], signal)),
      outcomeOf(connection.count(['乙'], signal)),
    ]
    await tick()
    host.die()
    host.die()
    for (const job of jobs) expect(await job).toMatchObject({ code: 'engine-crashed' })
    expect(gone).toEqual([{ code: 'engine-crashed', params: {} }])
  })

  it('lets a reader finish what had arrived before it', async () => {
    const { host, connection } = connect()
    const seen: DecodeEvent[] = []
    const reading = (async () => {
      for await (const event of connection.decode(decodeRequest, settleAll, signal)) {
        seen.push(event)
        if (seen.length === 1) host.die()
      }
    })()
    const outcome = outcomeOf(reading)
    await tick()
    host.report(textReport(1, '甲'))
    host.report(textReport(1, '乙'))
    expect(await outcome).toMatchObject({ code: 'engine-crashed' })
    expect(seen.map((event) => event.type === 'text' && event.text)).toEqual(['甲', '乙'])
  })

  it('fails what is asked of it afterwards, at once and without a word to it', async () => {
    const { host, connection } = connect()
    host.die()
    const orders = host.orders.length
    expect(await outcomeOf(connection.count(['甲'], signal))).toMatchObject({ code: 'engine-crashed' })
    expect(await outcomeOf(collect(connection.decode(decodeRequest, settleAll, signal)))).toMatchObject({ code: 'engine-crashed' })
    expect(await outcomeOf(connection.load(loadRequest, [], 1_000, () => undefined))).toMatchObject({ code: 'engine-crashed' })
    expect(host.orders.length).toBe(orders)
  })

  it('while it is being stopped ends the wait for it', async () => {
    vi.useFakeTimers()
    const { host, gone, connection } = connect()
    const stop = new AbortController()
    const decoding = outcomeOf(collect(connection.decode(decodeRequest, settleAll, stop.signal)))
    stop.abort()
    expect(await decoding).toMatchObject({ code: 'cancelled' })
    host.die()
    await vi.advanceTimersByTimeAsync(2 * stopTimeoutMs)
    expect(gone).toEqual([{ code: 'engine-crashed', params: {} }])
  })

  it('by our own hand is told as cancelled', async () => {
    const { host, gone, connection } = connect()
    const decoding = outcomeOf(collect(connection.decode(decodeRequest, settleAll, signal)))
    await tick()
    connection.end()
    expect(await decoding).toMatchObject({ code: 'cancelled' })
    expect([host.isKilled, gone]).toEqual([true, [{ code: 'cancelled', params: {} }]])
  })
})

describe('leaving a decode early', () => {
  it('cancels its job, and the child lives on', async () => {
    const { host, connection } = connect((order, child) => {
      if (order.type === 'decode') child.report(textReport(order.job, '甲'))
      if (order.type === 'cancel') child.report({ type: 'done', job: order.job })
    })
    for await (const _ of connection.decode(decodeRequest, settleAll, signal)) break
    expect(host.orders.at(-1)).toEqual({ type: 'cancel', job: 1 })
    expect(connection.isGone).toBe(false)
  })

  it('by a throw cancels it too', async () => {
    const { host, connection } = connect((order, child) => {
      if (order.type === 'decode') child.report(textReport(order.job, '甲'))
    })
    const reading = (async () => {
      for await (const _ of connection.decode(decodeRequest, settleAll, signal)) throw new Error('of the reader')
    })()
    await expect(reading).rejects.toThrow('of the reader')
    expect(host.orders.at(-1)).toEqual({ type: 'cancel', job: 1 })
  })

  it('of a child that never leaves its batch ends the child', async () => {
    vi.useFakeTimers()
    const { host, gone, connection } = connect((order, child) => {
      if (order.type === 'decode') child.report(textReport(order.job, '甲'))
    })
    for await (const _ of connection.decode(decodeRequest, settleAll, signal)) break
    await vi.advanceTimersByTimeAsync(stopTimeoutMs - 1)
    expect(host.isKilled).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    expect([host.isKilled, gone]).toEqual([true, [{ code: 'engine-hung', params: {} }]])
  })

  it.each([
    ['is done', { type: 'done', job: 1 } satisfies HostReport],
    ['failed meanwhile', { type: 'failed', job: 1, failure: { code: 'cancelled', params: {} } } satisfies HostReport],
  ])('spares a child that says that the job %s', async (_, report) => {
    vi.useFakeTimers()
    const { host, connection } = connect((order, child) => {
      if (order.type === 'decode') child.report(textReport(order.job, '甲'))
      if (order.type === 'cancel') child.report(report)
    })
    for await (const event of connection.decode(decodeRequest, settleAll, signal)) if (event) break
    await vi.advanceTimersByTimeAsync(2 * stopTimeoutMs)
    expect(host.isKilled).toBe(false)
  })

  it('after its end sends no cancel', async () => {
    const { host, connection } = connect((order, child) => {
      if (order.type === 'decode') child.report({ type: 'done', job: order.job })
    })
    await collect(connection.decode(decodeRequest, settleAll, signal))
    expect(host.orders.map(({ type }) => type)).toEqual(['decode'])
  })
})

describe('Stop', () => {
  it('before the start asks nothing of the child', async () => {
    const { host, connection } = connect()
    const stopped = AbortSignal.abort()
    expect(await outcomeOf(collect(connection.decode(decodeRequest, settleAll, stopped)))).toMatchObject({ code: 'cancelled' })
    expect(await outcomeOf(connection.count(['甲'], stopped))).toMatchObject({ code: 'cancelled' })
    expect(host.orders).toEqual([])
  })

  it('keeps what arrived before it and nothing that arrives after it', async () => {
    const { host, connection } = connect()
    const stop = new AbortController()
    const stream = connection.decode(decodeRequest, settleAll, stop.signal)
    const first = stream.next()
    host.report(textReport(1, '甲'))
    expect((await first).value).toEqual({ type: 'text', text: '甲' })
    host.report(textReport(1, '乙'))
    stop.abort()
    host.report(textReport(1, '丙'))
    expect((await stream.next()).value).toEqual({ type: 'text', text: '乙' })
    await expect(stream.next()).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('answers at once while tokens are being counted, and ends a child that never counts to the end', async () => {
    vi.useFakeTimers()
    const { host, connection } = connect()
    const stop = new AbortController()
    const counting = outcomeOf(connection.count(['甲'], stop.signal))
    stop.abort()
    expect(await counting).toMatchObject({ code: 'cancelled' })
    await vi.advanceTimersByTimeAsync(stopTimeoutMs + 1)
    expect(host.isKilled).toBe(true)
  })

  it('spares a child whose count comes late', async () => {
    vi.useFakeTimers()
    const { host, connection } = connect()
    const stop = new AbortController()
    const counting = outcomeOf(connection.count(['甲'], stop.signal))
    stop.abort()
    expect(await counting).toMatchObject({ code: 'cancelled' })
    host.report({ type: 'counted', job: 1, counts: [1] })
    await vi.advanceTimersByTimeAsync(2 * stopTimeoutMs)
    expect(host.isKilled).toBe(false)
  })
})

describe('loading', () => {
  it('is alive while the child says anything, and hung once it is silent for too long', async () => {
    vi.useFakeTimers()
    const { host, gone, connection } = connect((order, child) => {
      if (order.type === 'hello') child.report({ type: 'hello', version: hostProtocolVersion, pid: 1 })
    })
    const shares: number[] = []
    const loading = outcomeOf(connection.load(loadRequest, [], 1_000, (_, share) => shares.push(share)))
    for (const share of [0.2, 0.4, 0.6]) {
      await vi.advanceTimersByTimeAsync(900)
      host.report({ type: 'progress', phase: 'loading', share })
    }
    expect([shares, host.isKilled]).toEqual([[0.2, 0.4, 0.6], false])
    await vi.advanceTimersByTimeAsync(1_001)
    expect(await loading).toMatchObject({ code: 'engine-hung' })
    expect([host.isKilled, gone.length]).toEqual([true, 1])
  })

  it('may be tried again with the same child after a rung that failed', async () => {
    const { host, connection } = connect((order, child) => {
      if (order.type === 'hello') child.report({ type: 'hello', version: hostProtocolVersion, pid: 1 })
      if (order.type === 'load')
        child.report({ type: 'load-failed', failure: { code: 'engine-load-failed', params: { reason: 'no-device' } } })
    })
    for (const runtime of ['cuda', 'vulkan'] as const) {
      expect(await outcomeOf(connection.load({ ...loadRequest, runtime }, [], 1_000, () => undefined))).toMatchObject({
        code: 'engine-load-failed',
      })
    }
    expect([host.isKilled, host.orders.map(({ type }) => type)]).toEqual([false, ['hello', 'load', 'hello', 'load']])
  })
})

describe('a judgement', () => {
  const judgedBy = (judge: Judge) => {
    const { host, connection } = connect()
    return { host, decoding: outcomeOf(collect(connection.decode(decodeRequest, judge, signal))) }
  }
  const question: HostReport = { type: 'judge', job: 1, text: '考虑胃癌，', isComplete: false }

  it('is asked of who started the job, and goes back to the child', async () => {
    const asked: unknown[] = []
    const { host, decoding } = judgedBy((text, isComplete) => {
      asked.push([text, isComplete])
      return { type: 'redraw', from: 2, banned: ['胃癌'] }
    })
    await tick()
    host.report(question)
    await tick()
    expect(asked).toEqual([['考虑胃癌，', false]])
    expect(host.orders.at(-1)).toEqual({ type: 'verdict', job: 1, verdict: { type: 'redraw', from: 2, banned: ['胃癌'] } })
    host.report({ type: 'done', job: 1 })
    expect(await decoding).toEqual([])
  })

  it('that fails lets nothing through: the job ends with the fault and is taken from the child', async () => {
    const { host, decoding } = judgedBy(() => {
      throw new Error('no dictionary')
    })
    await tick()
    host.report(question)
    expect(await decoding).toMatchObject({ message: 'no dictionary' })
    expect(host.orders.at(-1)).toEqual({ type: 'cancel', job: 1 })
  })
})
