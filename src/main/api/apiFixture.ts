import http from 'node:http'
import { draftBench, type DraftingResources } from '../notes/draftFixture.ts'
import { ReadRecords } from '../notes/reviewDraft.ts'
import type { DraftEngine } from '../notes/startDraft.ts'
import { hashOfToken } from './apiToken.ts'
import { LoopbackApi } from './loopbackApi.ts'
import type { SummaryAnswer } from './summaryAnswer.ts'

export const token = 'correct-horse-battery-staple'

export type Answer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string }
export type Call = {
  readonly method?: string
  readonly path?: string
  /** As it goes over the line. */
  readonly body?: string | Buffer
  readonly headers?: Readonly<Record<string, string>>
  /** Aborted: the caller hangs up. */
  readonly signal?: AbortSignal
}

/** For tests: the interface on a real port, over a real store and an engine that a test scripts. */
export async function listeningApi(resources: DraftingResources, engine: DraftEngine, requestsPerMinute = 100_000) {
  const bench = draftBench(resources, engine)
  const records = new ReadRecords(resources.guard(), resources.templates.get('outpatient'))
  const chosen = { templateId: 'outpatient' }
  const api = new LoopbackApi({
    ...bench.deps,
    readRecords: () => records,
    tokenHash: () => hashOfToken(token),
    requestsPerMinute,
    clock: () => performance.now(),
    templateId: () => chosen.templateId,
    language: () => 'zh',
  })
  await api.start(0)
  const port = api.port ?? 0
  return { ...bench, api, chosen, port, call: (call: Call) => ask(port, call) }
}

/** What a caller is given of the drafted record and what a good model says of it. */
export const summary =
  '主诉：反复胸闷气促3天。\n诊断结论：急性心力衰竭，冠心病待排。\n治疗建议：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。'
export const summaryOf = ({ body }: Answer) => JSON.parse(body) as SummaryAnswer

/** Interfaces for the tests of a file, and what ends those that a test has opened. */
export function apiListener<Engine extends DraftEngine>(resources: Parameters<typeof listeningApi>[0], engineOf: () => Engine) {
  const opened: Awaited<ReturnType<typeof listeningApi>>[] = []
  return {
    listen: async (engine: Engine = engineOf(), requestsPerMinute?: number) => {
      const listening = await listeningApi(resources, engine, requestsPerMinute)
      opened.push(listening)
      return listening
    },
    stopAll: async () => {
      await Promise.all(opened.splice(0).map(({ api }) => api.stop()))
    },
  }
}

export const bodyOf = (text: unknown) => JSON.stringify({ medical_text: text })

/** One request with the right token and the type of JSON, unless `headers` says otherwise; an empty header is not sent. */
export function ask(port: number, { method = 'POST', path = '/summarize', body, headers = {}, signal }: Call): Promise<Answer> {
  const sent = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }
  const nonempty = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== ''))
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, method, path, headers: nonempty, agent: false, ...(signal && { signal }) },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
        response.on('error', reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

export const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
}
