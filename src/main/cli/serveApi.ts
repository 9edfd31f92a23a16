import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import process from 'node:process'
import { AppFailure } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import { topicsOf } from '../../shared/text/segment.ts'
import type { Versions } from '../../shared/versions.ts'
import { hashOfToken, newToken } from '../api/apiToken.ts'
import { LoopbackApi } from '../api/loopbackApi.ts'
import { requireTemplate } from '../notes/requireTemplate.ts'
import { ReadRecords } from '../notes/reviewDraft.ts'
import { RunningDrafts } from '../notes/startDraft.ts'
import { interruptRunningDrafts } from '../store/drafts.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { chosenTemplate } from './chosenTemplate.ts'
import { LazyEngine } from './lazyEngine.ts'
import { loadWithBundles } from './loadWithBundles.ts'

export type ServeOptions = {
  readonly json?: true
  readonly port: number
  /** `false`: given up with --no-token. */
  readonly token?: string | boolean
  readonly database?: string
  readonly model?: string
  readonly template: string
  readonly context: number
}

const requestsPerMinute = 600
const shortToken = 16

/** Listens until the process is asked to end. Throws 'template-…', 'api-port-taken', 'store-…'. */
export async function serveApi(options: ServeOptions, language: Language): Promise<void> {
  const say = (zh: string, en: string) => process.stderr.write(`${language === 'zh' ? zh : en}\n`)
  const { guard, templates: known, versions, ...resources } = loadWithBundles()
  const { templates, templateId } = await chosenTemplate(options.template, known, topicsOf(resources.headings))
  const template = requireTemplate(templates, templateId)
  const token = options.token === false ? null : typeof options.token === 'string' ? options.token : newToken()
  const tokenHash = token === null ? null : hashOfToken(token)
  const store =
    options.database === undefined ? openStore({ path: ':memory:', key: null, versions }) : openDatabaseFile(options.database, versions)
  interruptRunningDrafts(store, Date.now())
  const engine = new LazyEngine({ modelId: options.model, contextTokens: options.context, language })
  const running = new RunningDrafts()
  const records = new ReadRecords(guard(), template)
  const api = new LoopbackApi({
    ...resources,
    guard,
    templates: () => templates,
    store,
    engine,
    running,
    now: Date.now,
    clock: () => performance.now(),
    emit: () => undefined,
    onBug: (error) => process.stderr.write(`${error instanceof Error ? error.name : typeof error}\n`),
    readRecords: () => records,
    tokenHash: () => tokenHash,
    requestsPerMinute,
    templateId: () => templateId,
    language: () => language,
  })
  await api.start(options.port)
  const url = `http://127.0.0.1:${String(api.port)}`
  const made = typeof options.token === 'string' ? null : token
  process.stdout.write(options.json ? `${JSON.stringify({ url, ...(made !== null && { token: made }) })}\n` : `${url}\n`)
  if (token === null) say('没有口令：本机任何程序都可以调用。', 'No token: every program of this machine may call.')
  else if (made !== null && !options.json) say(`口令 ${made}`, `Token ${made}`)
  else if (token.length < shortToken) say('口令太短，容易猜到。', 'The token is short, and easy to guess.')
  if (options.database === undefined) say('草稿只在内存里，程序结束即消失。', 'Drafts are kept in memory, until this ends.')

  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve)
  })
  await api.stop()
  await running.stopAll()
  await engine.close()
  closeStore(store)
}

/** Encrypted like the window's own; a database without its key is refused, never written over. */
function openDatabaseFile(path: string, versions: Versions): WritableStore {
  const keyFile = `${path}.key`
  if (!fs.existsSync(keyFile)) {
    if (fs.existsSync(path)) throw new AppFailure('store-key-lost')
    fs.writeFileSync(keyFile, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true })
  }
  const key = Buffer.from(fs.readFileSync(keyFile, 'utf8').trim(), 'hex')
  if (key.length !== 32) throw new AppFailure('store-key-lost')
  return openStore({ path, key, versions })
}
