import fs from 'node:fs'
import net from 'node:net'
import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { draftedRecord, goodAnswers } from '../notes/draftFixture.ts'
import { listNotes } from '../store/notes.ts'
import { ask, bodyOf, goodEngine, listeningApi, type Answer } from './apiFixture.ts'
import type { SummaryAnswer } from './summaryAnswer.ts'

type Listening = Awaited<ReturnType<typeof listeningApi>>
const opened: Listening[] = []
const listen = async (...parts: Parameters<typeof listeningApi>) => {
  const listening = await listeningApi(...parts)
  opened.push(listening)
  return listening
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ api }) => api.stop()))
})

const summaryOf = ({ body }: Answer) => JSON.parse(body) as SummaryAnswer
const summary = '主诉：反复胸闷气促3天。\n诊断结论：急性心力衰竭，冠心病待排。\n治疗建议：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。'
/** An engine that waits before its first answer until it is told to go on. */
function heldEngine() {
  let go: () => void = () => undefined
  const wait = new Promise<void>((resolve) => {
    go = resolve
  })
  return { engine: new ScriptedEngine(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '', wait })), go: () => go() }
}
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('POST /summarize', () => {
  it('answers with the summary first, its sections, the findings and the note that lies unsigned in the queue', async () => {
    const { call, store } = await listen()
    const answer = await call({ body: bodyOf(draftedRecord) })
    const [note] = listNotes(store)
    expect([answer.status, answer.headers['content-type'], note?.phase]).toEqual([200, 'application/json', 'drafted'])
    expect(answer.body.startsWith('{"summary":"主诉：反复胸闷气促3天。\\n')).toBe(true)
    expect(summaryOf(answer)).toMatchObject({ summary, noteId: note?.id })
    expect(summaryOf(answer).sections.map(({ id }) => id)).toEqual(['chief-complaint', 'diagnosis', 'plan'])
  })

  it('says what the draft left out and what the guard has to say of it', async () => {
    const { call } = await listen(new ScriptedEngine(() => ({ say: '拟行冠脉造影。' })))
    const { findings, omissions } = summaryOf(await call({ body: bodyOf(draftedRecord) }))
    expect(findings.map(({ rule, severity, section }) => [rule, severity, section])).toEqual([['B4', 'hint', 'diagnosis']])
    expect(omissions.length).toBeGreaterThan(0)
  })

  it.each([
    ['no field', '{}'],
    ['another field', '{"text":"头痛"}'],
    ['null', '{"medical_text":null}'],
    ['a list', '[]'],
    ['a word', '"头痛"'],
  ])('tells a missing field (%s) in the bytes that the first clients know', async (_, body) => {
    const { call, store } = await listen()
    const answer = await call({ body })
    expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([
      400,
      'application/json',
      '{"error":"Missing field: medical_text"}\n',
    ])
    expect(listNotes(store)).toEqual([])
  })

  it.each([
    ['malformed JSON', '{"medical_text": ', 400, 'api-malformed-json'],
    ['an empty body', '', 400, 'api-malformed-json'],
    ['a key that changes prototypes', '{"medical_text":"头痛","__proto__":{}}', 400, 'api-malformed-json'],
    ['an empty text', bodyOf(''), 400, 'record-empty'],
    ['white space', bodyOf(' \n\t'), 400, 'record-empty'],
    ['a number', bodyOf(5), 400, 'invalid-input'],
    ['too little to draft', bodyOf('头痛'), 400, 'record-too-short'],
    ['a text over the drafting limit', bodyOf('痛'.repeat(200_001)), 413, 'record-too-long'],
  ])('says what is wrong with %s', async (_, body, status, code) => {
    const { call } = await listen()
    const answer = await call({ body })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.body)).toMatchObject({ code, error: expect.stringMatching(/。$/) })
  })

  it('speaks English to who asks for it', async () => {
    const { call } = await listen()
    const { body } = await call({ body: bodyOf(''), headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect(JSON.parse(body)).toMatchObject({ error: 'The record has no text. Paste or open a record.' })
  })

  it('keeps the record in the queue when the model fails, and says where', async () => {
    const { call, store } = await listen(new ScriptedEngine(() => ({ say: '', fail: new AppFailure('engine-crashed') })))
    const answer = await call({ body: bodyOf(draftedRecord) })
    const [note] = listNotes(store)
    expect([answer.status, note?.phase]).toEqual([503, 'stopped'])
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'engine-crashed', noteId: note?.id })
  })

  it('takes nothing but JSON', async () => {
    const { call } = await listen()
    const answer = await call({ body: 'medical_text=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([415, { code: 'api-not-json' }])
  })

  it('refuses a body over the limit before it is read to its end', async () => {
    const { call } = await listen()
    const answer = await call({ body: bodyOf('x'.repeat(2 * 1024 * 1024)) })
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([413, { code: 'api-body-too-large' }])
  })
})

describe('who may ask', () => {
  const body = bodyOf(draftedRecord)
  it.each([
    ['no token', { authorization: '' }, 401],
    ['another token', { authorization: 'Bearer wrong' }, 401],
    ['the token in another scheme', { authorization: 'Basic correct-horse-battery-staple' }, 401],
    ['a name that was made to point here', { host: 'evil.example:8080' }, 403],
    ['our name with another port', { host: '127.0.0.1:1' }, 403],
    ['a web page', { origin: 'https://evil.example' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a page of the same site only', { 'sec-fetch-site': 'cross-site' }, 403],
  ])('not one with %s', async (_, headers, status) => {
    const { call, store } = await listen()
    const answer = await call({ body, headers })
    expect([answer.status, listNotes(store)]).toEqual([status, []])
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined)
  })

  it('every address asks for the token, also one that is not there', async () => {
    const { call } = await listen()
    const paths = ['/openapi.json', '/batch/x', '/nothing']
    const statuses = (headers: Readonly<Record<string, string>>) =>
      Promise.all(paths.map(async (at) => (await call({ method: 'GET', path: at, headers })).status))
    expect(await statuses({ authorization: '' })).toEqual([401, 401, 401])
    expect(await statuses({})).toEqual([200, 404, 404])
  })

  it('not more often than the rate, and then it says when', async () => {
    const { call } = await listen(goodEngine(), { requestsPerMinute: 3 })
    const answers: Answer[] = []
    for (let number = 0; number < 4; number++) answers.push(await call({ method: 'GET', path: '/openapi.json' }))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('a guesser of tokens is slowed down, and nobody else', async () => {
    const { call } = await listen()
    const guess = () => call({ method: 'GET', path: '/openapi.json', headers: { authorization: 'Bearer guess' } })
    const statuses = []
    for (let number = 0; number < 31; number++) statuses.push((await guess()).status)
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([401]))
    expect([statuses[30], (await call({ method: 'GET', path: '/openapi.json' })).status]).toEqual([429, 200])
  })
})

describe('where it listens', () => {
  const listeners = (port: number) =>
    ['tcp', 'tcp6'].flatMap((kind) =>
      fs
        .readFileSync(`/proc/net/${kind}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, address = '', , state]) => state === '0A' && Number.parseInt(address.split(':')[1] ?? '', 16) === port)
        .map(([, address = '']) => address.split(':')[0]),
    )
  it.runIf(process.platform === 'linux')('on 127.0.0.1 only, and nowhere once it is off', async () => {
    const { api, port } = await listen()
    expect(listeners(port)).toEqual(['0100007F'])
    await api.stop()
    expect([listeners(port), api.port]).toEqual([[], null])
  })

  it('refuses every connection once it is off', async () => {
    const { api, port } = await listen()
    await api.stop()
    const refused = new Promise((resolve) => net.connect(port, '127.0.0.1').once('error', ({ message }) => resolve(message)))
    expect(await refused).toContain('ECONNREFUSED')
  })

  it('says so when the port is taken', async () => {
    const [first, second] = [await listen(), await listen()]
    await expect(second.api.start(first.port)).rejects.toMatchObject({ code: 'api-port-taken', params: { port: first.port } })
    expect(second.api.port).toBeNull()
  })

  it('tells who still waits that it was switched off; the draft that had begun lands in the queue', async () => {
    const { engine, go } = heldEngine()
    const { call, api, store } = await listen(engine)
    const calls = [1, 2].map(() => call({ body: bodyOf(draftedRecord) }).catch(() => 'hung up'))
    await until(() => engine.asked.length > 0)
    const stopped = api.stop()
    go()
    await stopped
    expect(await calls[1]).toMatchObject({ status: 503 })
    await until(() => listNotes(store)[0]?.phase === 'drafted')
    expect(listNotes(store).length).toBe(1)
  })
})

describe('as a stream', () => {
  const eventsOf = ({ body }: Answer) =>
    body
      .split('\n\n')
      .filter((part) => part.startsWith('event: '))
      .map((part) => {
        const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? []
        return { event, data: JSON.parse(data) as Record<string, unknown> }
      })

  it.each([
    ['/summarize/stream', {}],
    ['/summarize', { accept: 'text/event-stream' }],
  ])('%s tells statement by statement and ends with the whole answer', async (at, headers) => {
    const { call } = await listen()
    const answer = await call({ path: at, headers, body: bodyOf(draftedRecord) })
    const events = eventsOf(answer)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
    expect(events[0]).toEqual({ event: 'queued', data: { ahead: 0 } })
    expect(events.filter(({ event }) => event === 'statement').map(({ data }) => [data['section'], data['text']])).toEqual([
      ['chief-complaint', '反复胸闷气促3天。'],
      ['diagnosis', '急性心力衰竭，冠心病待排。'],
      ['plan', '呋塞米20mg静脉注射，每日2次。'],
      ['plan', '拟行冠脉造影。'],
    ])
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { summary } })
  })

  it('ends with the reason when there is no draft', async () => {
    const { call } = await listen(new ScriptedEngine(() => ({ say: '', fail: new AppFailure('engine-crashed') })))
    const answer = await call({ path: '/summarize/stream', body: bodyOf(draftedRecord) })
    expect(eventsOf(answer).at(-1)).toMatchObject({ event: 'error', data: { code: 'engine-crashed' } })
  })
})

describe('a batch', () => {
  type Told = { id: string; done: number; total: number; items: { state: string; noteId: string | null; code?: string }[] }
  const told = ({ body }: Answer) => JSON.parse(body) as Told

  it('is kept at once, drafted one after the other, and read by its id', async () => {
    const { call, store } = await listen()
    const records = [draftedRecord, { medical_text: draftedRecord }, { medical_text: '' }]
    const begun = await call({ path: '/batch', body: JSON.stringify(records) })
    expect([begun.status, listNotes(store).length]).toEqual([202, 2])
    const { id, items } = told(begun)
    expect(items[2]).toMatchObject({ state: 'failed', noteId: null, code: 'record-empty' })
    let now: Told
    do now = told(await call({ method: 'GET', path: `/batch/${id}` }))
    while (now.done < now.total)
    expect(now.items.map(({ state }) => state)).toEqual(['drafted', 'drafted', 'failed'])
    expect(summaryOf(await call({ method: 'GET', path: `/batch/${id}/1` }))).toMatchObject({ summary, noteId: items[1]?.noteId })
    expect((await call({ method: 'GET', path: `/batch/${id}/2` })).status).toBe(400)
    expect((await call({ method: 'GET', path: `/batch/${id}/3` })).status).toBe(404)
    expect((await call({ method: 'GET', path: '/batch/other' })).status).toBe(404)
  })

  it('over the limit leaves nothing', async () => {
    const { call, store } = await listen()
    const answer = await call({ path: '/batch', body: JSON.stringify(Array.from({ length: 201 }, () => draftedRecord)) })
    expect([answer.status, JSON.parse(answer.body), listNotes(store)]).toMatchObject([413, { code: 'api-batch-too-large' }, []])
  })

  it('does not hold up a single request', async () => {
    const { engine, go } = heldEngine()
    const { call } = await listen(engine)
    await call({
      path: '/batch',
      body: JSON.stringify(Array.from({ length: 6 }, (_, number) => `${draftedRecord}床号：${String(number)}\n`)),
    })
    await until(() => engine.asked.length > 0)
    const single = call({ body: bodyOf(`${draftedRecord}床号：急\n`) })
    await new Promise((resolve) => setTimeout(resolve, 50))
    go()
    await single
    const beds = engine.asked.map(({ prompt }) => /床号：(.)/.exec(prompt.user)?.[1])
    expect([...new Set(beds)].slice(0, 3)).toContain('急')
  })
})

describe('many at once', () => {
  it('a caller that hangs up while it waits leaves no note', async () => {
    const { engine, go } = heldEngine()
    const { call, store } = await listen(engine)
    const first = call({ body: bodyOf(draftedRecord) })
    await until(() => engine.asked.length > 0)
    const gone = new AbortController()
    const second = call({ body: bodyOf(draftedRecord), signal: gone.signal }).catch(() => 'hung up')
    await new Promise((resolve) => setTimeout(resolve, 50))
    gone.abort()
    expect(await second).toBe('hung up')
    await new Promise((resolve) => setTimeout(resolve, 50))
    go()
    expect((await first).status).toBe(200)
    await call({ body: bodyOf(draftedRecord) })
    expect(listNotes(store).length).toBe(2)
  })

  it('200 concurrent requests are all answered, in the order of their coming, and the memory stays', async () => {
    v8.setFlagsFromString('--expose-gc')
    const collect = vm.runInNewContext('gc') as () => void
    const { port, store } = await listen()
    const round = async (name: string) => {
      const ended: number[] = []
      const answers = await Promise.all(
        Array.from({ length: 200 }, async (_, number) => {
          const text = `${draftedRecord}床号：${name}${String(number)}\n`
          const answer = await ask(port, { body: bodyOf(text) })
          ended.push(number)
          return { ...answer, text }
        }),
      )
      collect()
      return { answers, ended, heap: process.memoryUsage().heapUsed }
    }
    const first = await round('a')
    const second = await round('b')
    for (const { answers } of [first, second]) {
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      expect(new Set(answers.map((answer) => summaryOf(answer).noteId)).size).toBe(200)
    }
    expect(listNotes(store).length).toBe(400)
    // connections are accepted in their own order: nobody is passed by more than the few that arrive in the same moment
    const passed = first.ended.map((number, place) => Math.abs(number - place))
    expect(Math.max(...passed)).toBeLessThan(40)
    expect(second.heap - first.heap).toBeLessThan(4 * 1024 * 1024)
  }, 120_000)
})
