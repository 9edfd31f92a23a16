import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../../shared/errors.ts'
import { hostProtocolVersion, hostReportSchema, type HostOrder, type HostReport } from '../hostProtocol.ts'
import { decodeRequest, loadRequest } from '../testing/hostFixture.ts'
import { HostSession } from './hostSession.ts'
import type { LoadedModel } from './loadedModel.ts'
import { loadModel } from './loadModel.ts'

vi.mock('./loadModel.ts', () => ({ loadModel: vi.fn() }))

const info = {
  modelId: 'm',
  modelName: 'M',
  sha256: 'a',
  runtime: 'cpu',
  deviceName: 'D',
  rungs: [],
  threads: 2,
  contextTokens: 4096,
  loadMs: 1,
} as const

/** A model whose tokens are UTF-16 units and that says what it is told, one token after each `turn`. */
function fakeModel(says: string, turn: () => Promise<void> = () => Promise.resolve()) {
  const log: string[] = []
  const loaded = {
    model: {
      tokenize: (text: string) => [...text].map((character) => character.charCodeAt(0)),
      detokenize: (tokens: readonly number[]) => String.fromCharCode(...tokens),
      isEogToken: (token: number) => token === 0,
    },
    sequence: {
      contextTokens: [],
      nextTokenIndex: 0,
      evaluateWithoutGeneratingNewTokens: () => Promise.resolve(),
      async *evaluate() {
        log.push('begin')
        try {
          for (const character of `${says}\0`) {
            await turn()
            yield character.charCodeAt(0)
          }
        } finally {
          log.push('end')
        }
      },
    },
    renderer: { tokensOf: () => [1, 2], cutsOf: () => [] },
    digitTokens: [],
    sampling: { temperature: 0, topP: 1, topK: 1 },
    info,
    dispose: () => {
      log.push('disposed')
      return Promise.resolve()
    },
  } as unknown as LoadedModel
  return { loaded, log }
}

function open() {
  const reports: HostReport[] = []
  const exit = vi.fn()
  const session = new HostSession((report) => {
    // main lets everything through here
    if (report.type === 'judge') queueMicrotask(() => void take({ type: 'verdict', job: report.job, verdict: { type: 'settle' } }))
    // what main would refuse must not leave here
    else reports.push(hostReportSchema.parse(structuredClone(report)))
  }, exit)
  const take = (order: HostOrder) => session.take(order)
  const of = (job: number) =>
    reports.flatMap((report) => {
      if (!('job' in report) || report.job !== job) return []
      if (report.type === 'decoded') return [report.event.type]
      return [report.type === 'failed' ? report.failure.code : report.type]
    })
  return { reports, exit, take, of }
}

async function loadedSession(says: string, turn?: () => Promise<void>) {
  const { loaded, log } = fakeModel(says, turn)
  vi.mocked(loadModel).mockResolvedValueOnce(loaded)
  const session = open()
  await session.take({ type: 'load', request: loadRequest, left: [] })
  return { ...session, log }
}

const decode = (job: number): HostOrder => ({ type: 'decode', job, request: decodeRequest })
const written = ['prefill', 'prefill', 'text', 'text', 'statement', 'end', 'done']

beforeEach(() => {
  vi.mocked(loadModel).mockReset()
})

describe('the child', () => {
  it('says who it is and that it lives', async () => {
    const { take, reports } = open()
    await take({ type: 'hello', version: hostProtocolVersion })
    await take({ type: 'ping' })
    expect(reports).toEqual([{ type: 'hello', version: hostProtocolVersion, pid: process.pid }, { type: 'pong' }])
  })

  it('without a model fails a job and lives on', async () => {
    const { take, reports } = open()
    await take(decode(1))
    await take({ type: 'count', job: 2, texts: ['甲'] })
    const failure = { code: 'engine-not-ready', params: { state: 'off' } }
    expect(reports).toEqual([1, 2].map((job) => ({ type: 'failed', job, failure })))
  })

  it('lets go of the model before it exits', async () => {
    const { take, exit, log } = await loadedSession('')
    exit.mockImplementation(() => log.push('exit'))
    await take({ type: 'exit' })
    expect(log).toEqual(['disposed', 'exit'])
  })

  it('exits without a model too', async () => {
    const { take, exit } = open()
    await take({ type: 'exit' })
    expect(exit).toHaveBeenCalledOnce()
  })
})

describe('reading ahead', () => {
  it('says what was read, and the draft behind it waits for that', async () => {
    const { take, reports, of } = await loadedSession('甲。')
    await Promise.all([take({ type: 'read-ahead', job: 1, request: decodeRequest }), take(decode(2))])
    expect(reports.find((report) => report.type === 'read')).toEqual({ type: 'read', job: 1, stats: { promptTokens: 2, reusedTokens: 0 } })
    expect(of(2)).toEqual(written)
  })

  it('that is stopped before its turn fails as cancelled and reads nothing', async () => {
    const { take, of } = await loadedSession('甲。')
    const reading = take({ type: 'read-ahead', job: 1, request: decodeRequest })
    await take({ type: 'cancel', job: 1 })
    await reading
    expect(of(1)).toEqual(['cancelled'])
  })
})

describe('a load', () => {
  it('hands on the rungs that were left and tells what was loaded', async () => {
    const { take, reports } = open()
    vi.mocked(loadModel).mockResolvedValue(fakeModel('').loaded)
    const left = [{ rung: 'cuda', outcome: 'failed', reason: 'no-device' }] as const
    await take({ type: 'load', request: loadRequest, left })
    expect(vi.mocked(loadModel).mock.calls[0]?.slice(0, 2)).toEqual([loadRequest, left])
    expect(reports).toEqual([{ type: 'loaded', info }])
  })

  it('tells its progress ten times a second at most, and its end always', async () => {
    const { take, reports } = open()
    vi.mocked(loadModel).mockImplementation((_, __, onProgress) => {
      for (let step = 0; step <= 1_000; step++) onProgress('loading', step / 1_000)
      onProgress('warming', 1)
      return Promise.resolve(fakeModel('').loaded)
    })
    await take({ type: 'load', request: loadRequest, left: [] })
    const progress = reports.filter((report) => report.type === 'progress')
    expect(progress.length).toBeLessThan(10)
    expect(progress.slice(-2)).toEqual([
      { type: 'progress', phase: 'loading', share: 1 },
      { type: 'progress', phase: 'warming', share: 1 },
    ])
  })

  it.each([
    ['in its own words', new AppFailure('engine-load-failed', { reason: 'no-device' }), 'engine-load-failed', { reason: 'no-device' }],
    ['by the name of a fault alone', new TypeError('主诉：胸闷'), 'engine-failed', { reason: 'TypeError' }],
  ])('that fails says why %s', async (_, error, code, params) => {
    const { take, reports } = open()
    vi.mocked(loadModel).mockRejectedValue(error)
    await take({ type: 'load', request: loadRequest, left: [] })
    expect(reports).toEqual([{ type: 'load-failed', failure: { code, params } }])
  })
})

describe('a job', () => {
  it('counts the tokens of each text', async () => {
    const { take, reports } = await loadedSession('')
    await take({ type: 'count', job: 4, texts: ['甲乙', ''] })
    expect(reports.at(-1)).toEqual({ type: 'counted', job: 4, counts: [2, 0] })
  })

  it('streams what the model writes, then is done', async () => {
    const { take, reports, of } = await loadedSession('甲。')
    await take(decode(1))
    expect(of(1)).toEqual(written)
    expect(reports).toContainEqual({ type: 'decoded', job: 1, event: expect.objectContaining({ type: 'statement', text: '甲。' }) })
  })

  it('waits for the one before it', async () => {
    const { take, reports, log } = await loadedSession('甲。')
    await Promise.all([take(decode(1)), take(decode(2))])
    expect(reports.flatMap((report) => ('job' in report ? [report.job] : []))).toEqual([...written.map(() => 1), ...written.map(() => 2)])
    expect(log).toEqual(['begin', 'end', 'begin', 'end'])
  })

  it('that fails leaves the way to the next, and says the name of the fault alone', async () => {
    let isFirst = true
    const turn = () => {
      if (!isFirst) return Promise.resolve()
      isFirst = false
      return Promise.reject(new RangeError('主诉：胸闷'))
    }
    const { take, reports, of } = await loadedSession('甲。', turn)
    await Promise.all([take(decode(1)), take(decode(2))])
    expect(reports).toContainEqual({ type: 'failed', job: 1, failure: { code: 'engine-failed', params: { reason: 'RangeError' } } })
    expect(of(2)).toEqual(written)
  })
})

describe('a cancel', () => {
  it('ends a job at its next token, and the one behind it goes on', async () => {
    const gate = Promise.withResolvers<undefined>()
    let turns = 0
    const { take, of } = await loadedSession('甲乙。', () => (++turns === 2 ? gate.promise : Promise.resolve()))
    const jobs = [take(decode(1)), take(decode(2))]
    await vi.waitFor(() => {
      expect(turns).toBe(2)
    })
    await take({ type: 'cancel', job: 1 })
    gate.resolve(undefined)
    await Promise.all(jobs)
    expect(of(1)).toEqual(['prefill', 'prefill', 'text', 'cancelled'])
    expect(of(2).at(-1)).toBe('done')
  })

  it('of a job that still waits keeps the model from ever beginning it', async () => {
    const gate = Promise.withResolvers<undefined>()
    const { take, of, log } = await loadedSession('甲。', () => gate.promise)
    const jobs = [take(decode(1)), take(decode(2))]
    await take({ type: 'cancel', job: 2 })
    gate.resolve(undefined)
    await Promise.all(jobs)
    expect([of(1), of(2).at(-1)]).toEqual([written, 'cancelled'])
    expect(log).toEqual(['begin', 'end'])
  })

  it('of a job that is over or never was changes nothing', async () => {
    const { take, reports } = await loadedSession('甲。')
    await take(decode(1))
    const before = reports.length
    await take({ type: 'cancel', job: 1 })
    await take({ type: 'cancel', job: 99 })
    expect(reports.length).toBe(before)
  })
})
