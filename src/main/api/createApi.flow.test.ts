import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftedRecord, goodAnswers } from '../notes/draftFixture.ts'
import { listNotes } from '../store/notes.ts'
import { apiListener, ask, bodyOf, summary, summaryOf, until, type Answer } from './apiFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const goodEngine = () => new ScriptedEngine(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '' }))
const { listen, stopAll } = apiListener(resources, goodEngine)
afterEach(stopAll)

/** An engine that waits before its first answer until it is told to go on. */
function heldEngine() {
  let go: () => void = () => undefined
  const wait = new Promise<void>((resolve) => {
    go = resolve
  })
  return { engine: new ScriptedEngine(({ prompt }) => ({ say: goodAnswers[prompt.answerStart] ?? '', wait })), go: () => go() }
}

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
