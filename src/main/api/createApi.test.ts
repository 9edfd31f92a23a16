import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import type { Template } from '../../shared/template.ts'
import { templateFileText } from '../../shared/templateFile.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftedRecord, goodAnswers } from '../notes/draftFixture.ts'
import { saveTemplate } from '../notes/ownTemplates.ts'
import { readAuditAfter } from '../store/audit.ts'
import { listNotes, readNote } from '../store/notes.ts'
import { apiListener, bodyOf, summary, summaryOf, until, type Answer } from './apiFixture.ts'

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

describe('POST /summarize', () => {
  it('answers with the summary first, its sections, the findings and the note that lies unsigned in the queue', async () => {
    const { call, store } = await listen()
    const answer = await call({ body: bodyOf(draftedRecord) })
    const [note] = listNotes(store)
    expect([answer.status, answer.headers['content-type'], note?.phase]).toEqual([200, 'application/json', 'drafted'])
    expect(answer.body.startsWith('{"summary":"主诉：反复胸闷气促3天。\\n')).toBe(true)
    expect(summaryOf(answer)).toMatchObject({ summary, noteId: note?.id })
    const audited = readAuditAfter(store, 0, 100).filter(({ noteId }) => noteId === note?.id)
    expect(audited.map(({ kind }) => kind)).toEqual(['record-saved', 'draft-started', 'draft-saved', 'draft-ended'])
    expect(summaryOf(answer).sections.map(({ id }) => id)).toEqual(['chief-complaint', 'diagnosis', 'plan'])
  })

  it('drafts by the template that is the default now: of the program, of a signed bundle, or one saved while it listens', async () => {
    const added = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-api-templates-'))
    const outpatient = resources.templates.get('outpatient') as Template
    const named = (id: string): Template => ({ ...outpatient, id, name: { zh: id, en: id } })
    fs.writeFileSync(path.join(added, 'ward.json'), templateFileText(named('ward')))
    const withBundle = loadResources(resourcesFolder(import.meta.dirname), { templates: { folder: added, version: '2026.11' } })
    fs.rmSync(added, { recursive: true })
    const { listen, stopAll } = apiListener(withBundle, goodEngine)
    try {
      const { call, store, chosen } = await listen()
      saveTemplate(
        { store, shipped: withBundle.templates, topics: topicsOf(withBundle.headings), now: Date.now },
        { template: named('own-1') },
      )
      const usedBy = async (templateId: string) => {
        chosen.templateId = templateId
        const { noteId } = summaryOf(await call({ body: bodyOf(draftedRecord) }))
        return readNote(store, noteId).draft?.templateId
      }
      expect([await usedBy('outpatient'), await usedBy('ward'), await usedBy('own-1')]).toEqual(['outpatient', 'ward', 'own-1'])
      chosen.templateId = 'gone'
      const refused = await call({ body: bodyOf(draftedRecord) })
      expect([refused.status, JSON.parse(refused.body)]).toMatchObject([400, { code: 'template-unknown' }])
    } finally {
      await stopAll()
    }
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
    const { call } = await listen(goodEngine(), 3)
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
