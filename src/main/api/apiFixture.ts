import http from 'node:http'
import { draftBench } from '../notes/draftFixture.ts'
import { ReadRecords } from '../notes/reviewDraft.ts'
import type { DraftEngine, StartDraftDeps } from '../notes/startDraft.ts'
import { hashOfToken } from './apiToken.ts'
import { LoopbackApi } from './loopbackApi.ts'

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
export async function listeningApi(
  resources: Pick<StartDraftDeps, 'templates' | 'headings' | 'guard' | 'lexicon' | 'dictionaryHash'>,
  engine: DraftEngine,
  requestsPerMinute = 100_000,
) {
  const bench = draftBench(resources, engine)
  const records = new ReadRecords(resources.guard(), resources.templates.get('outpatient'))
  const api = new LoopbackApi({
    ...bench.deps,
    readRecords: () => records,
    tokenHash: () => hashOfToken(token),
    requestsPerMinute,
    clock: () => performance.now(),
    templateId: () => 'outpatient',
    language: () => 'zh',
  })
  await api.start(0)
  const port = api.port ?? 0
  return { ...bench, api, port, call: (call: Call) => ask(port, call) }
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
