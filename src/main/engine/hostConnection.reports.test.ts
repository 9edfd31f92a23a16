import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostReportSchema, type HostReport } from './hostProtocol.ts'
import { collect, connect, decodeRequest, loadRequest, outcomeOf, textReport, settleAll } from './testing/hostFixture.ts'

const signal = new AbortController().signal
const asReport = (message: unknown) => message as HostReport

describe('a message that is none', () => {
  const malformed = [
    ['nothing', undefined],
    ['a text', 'hello'],
    ['an unknown type', { type: 'shutdown' }],
    ['a report without its job', { type: 'done' }],
    ['a job that is no number', { type: 'decoded', job: '1', event: { type: 'text', text: '甲' } }],
    ['an event of no kind', { type: 'decoded', job: 1, event: { type: 'prose', text: '甲' } }],
    ['a failure of an unknown code', { type: 'failed', job: 1, failure: { code: 'oops', params: {} } }],
    ['a progress of NaN', { type: 'progress', phase: 'loading', share: Number.NaN }],
  ] as const

  it.each(malformed)('ends the child and fails what is under way, and throws nothing where it arrives: %s', async (_, message) => {
    const { host, gone, connection } = connect()
    const decoding = outcomeOf(collect(connection.decode(decodeRequest, settleAll, signal)))
    const counting = outcomeOf(connection.count(['甲'], signal))
    expect(() => {
      host.report(asReport(message))
    }).not.toThrow()
    expect([host.isKilled, connection.isGone]).toEqual([true, true])
    expect(gone).toEqual([{ code: 'engine-crashed', params: {} }])
    expect(await decoding).toMatchObject({ code: 'engine-crashed' })
    expect(await counting).toMatchObject({ code: 'engine-crashed' })
  })

  it('fails the load that is under way', async () => {
    const { host, connection } = connect()
    const loading = outcomeOf(connection.load(loadRequest, [], 1_000, () => undefined))
    host.report(asReport({ type: 'loaded', info: { modelId: 'm' } }))
    expect(await loading).toMatchObject({ code: 'engine-crashed' })
    expect(host.isKilled).toBe(true)
  })

  it('whatever it is, only what the protocol names keeps the child alive', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        const { host, connection } = connect()
        host.report(asReport(message))
        expect(connection.isGone).toBe(!hostReportSchema.safeParse(message).success)
      }),
    )
  })

  it('from a child that is gone already is passed over', () => {
    const { host, gone } = connect()
    host.die()
    host.report(asReport('x'))
    host.report(textReport(1, '甲'))
    expect(gone.length).toBe(1)
  })
})

describe('reading ahead', () => {
  const stats = { promptTokens: 900, reusedTokens: 128 }

  it('is one order, answered with what was read', async () => {
    const { host, connection } = connect((order, child) => {
      if (order.type === 'read-ahead') child.report({ type: 'read', job: order.job, stats })
    })
    expect(await connection.readAhead(decodeRequest, signal)).toEqual(stats)
    expect(host.orders).toEqual([{ type: 'read-ahead', job: 1, request: decodeRequest }])
  })

  it('that is stopped ends at once; the child has left it when it says so, whichever way', async () => {
    for (const last of [
      { type: 'read', job: 1, stats },
      { type: 'failed', job: 1, failure: { code: 'cancelled', params: {} } },
    ] as const) {
      const { host, connection } = connect()
      const stop = new AbortController()
      const reading = outcomeOf(connection.readAhead(decodeRequest, stop.signal))
      stop.abort()
      expect(await reading).toMatchObject({ code: 'cancelled' })
      expect(host.orders.at(-1)).toEqual({ type: 'cancel', job: 1 })
      const drained = connection.drained()
      host.report(last)
      await drained
      expect(host.isKilled).toBe(false)
    }
  })

  it('fails with the child', async () => {
    const { host, connection } = connect()
    const reading = outcomeOf(connection.readAhead(decodeRequest, signal))
    host.die()
    expect(await reading).toMatchObject({ code: 'engine-crashed' })
  })
})

describe('a report that nobody waits for', () => {
  it.each([
    ['of a job that never was', textReport(99, '甲')],
    ['of a count that never was', { type: 'counted', job: 99, counts: [1] } satisfies HostReport],
    ['of a failure of no job', { type: 'failed', job: 99, failure: { code: 'engine-failed', params: {} } } satisfies HostReport],
    ['of a load that is over', { type: 'load-failed', failure: { code: 'engine-load-failed', params: {} } } satisfies HostReport],
    ['of life', { type: 'pong' } satisfies HostReport],
  ])('%s changes nothing', (_, report) => {
    const { host, connection } = connect()
    host.report(report)
    expect([connection.isGone, host.isKilled]).toEqual([false, false])
  })
})
