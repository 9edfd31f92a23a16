import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { Language } from '../../shared/messages/formatFailure.ts'
import type { NoteId } from '../../shared/note.ts'
import { draftSavedRecord, readDraftedRecord, type DraftSavedRecordDeps } from '../notes/draftSavedRecord.ts'
import { saveRecord } from '../notes/saveRecord.ts'
import { failureBody, missingField, sendJson, statusOf } from './answers.ts'
import { Batches, type Batch } from './batches.ts'
import { callerChecks, type CallerRules } from './callerChecks.ts'
import type { DraftQueue } from './draftQueue.ts'
import { EventStream } from './eventStream.ts'
import { openApiDocument } from './openApiDocument.ts'
import { isWithoutText, textOf, recordsOf } from './requestBodies.ts'
import { summaryAnswer } from './summaryAnswer.ts'

export type ApiDeps = Omit<DraftSavedRecordDeps, 'onBug'> &
  CallerRules & {
    readonly queue: DraftQueue
    readonly templateId: () => string
    /** Of messages, where the caller names none. */
    readonly language: () => Language
    readonly onBug: (error: unknown) => void
  }

/** Bytes of a body: a record at the drafting limit with every character escaped, and a batch of ordinary ones. */
export const maximumBodyBytes = 2 * 1024 * 1024
export const maximumBatchBytes = 16 * 1024 * 1024
const receiveTimeoutMs = 60_000
const maximumConnections = 1_000

/** The interface over HTTP, not yet listening. `openapi.json` says what it offers; every draft made through it lies unsigned in the queue. */
export function createApi(deps: ApiDeps): FastifyInstance {
  const { queue } = deps
  const batches = new Batches()
  const api = Fastify({ bodyLimit: maximumBodyBytes, requestTimeout: receiveTimeoutMs, forceCloseConnections: true })
  api.server.maxConnections = maximumConnections
  const check = callerChecks(deps)
  api.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    check(request)
    done()
  })

  const keep = (text: string): NoteId => {
    const { noteId } = saveRecord(deps, { text })
    return noteId
  }
  const answerFor = async (noteId: NoteId, stream?: EventStream) => {
    const drafted = await draftSavedRecord(deps, {
      noteId,
      templateId: deps.templateId(),
      ...(stream && { onEvent: (event) => stream.tell(event) }),
    })
    return summaryAnswer(drafted, noteId)
  }
  const summarize = async (request: FastifyRequest, reply: FastifyReply, streams: boolean) => {
    if (isWithoutText(request.body)) return sendJson(reply, 400, missingField)
    const text = textOf(request.body)
    queue.requireRoom(1)
    const stream = streams ? new EventStream(reply) : undefined
    stream?.send('queued', { ahead: queue.waiting })
    let noteId: NoteId | undefined
    try {
      const work = () => answerFor((noteId = keep(text)), stream)
      const answer = await queue.run('single', work, whenGone(reply))
      if (!stream) return sendJson(reply, 200, answer)
      stream.end('done', answer)
    } catch (error) {
      const body = failureBody(toldFailure(error), languageOf(request), noteId)
      if (!stream) return sendJson(reply, statusOf(body.code), body)
      stream.end('error', body)
    }
    return reply
  }
  const draftBatch = (batch: Batch) => {
    for (const [index, item] of batch.items.entries()) {
      if (item.state !== 'waiting') continue
      const { noteId } = item
      const work = async () => {
        batch.items[index] = { state: 'drafting', noteId }
        await answerFor(noteId)
        batch.items[index] = { state: 'drafted', noteId }
      }
      queue.run(batch.id, work, neverGone).catch((error: unknown) => {
        batch.items[index] = { state: 'failed', noteId, failure: toldFailure(error) }
      })
    }
  }
  const batchBody = ({ id, items }: Batch, language: Language) => ({
    id,
    done: items.filter(({ state }) => state === 'drafted' || state === 'failed').length,
    total: items.length,
    items: items.map((item) =>
      item.state === 'failed'
        ? { state: item.state, noteId: item.noteId, ...failureBody(item.failure, language) }
        : { state: item.state, noteId: item.noteId },
    ),
  })
  /** A fault of ours is noted, and told by its name only. */
  const toldFailure = (error: unknown): Failure => {
    const failure = requestFailureOf(error)
    if (failure.code === 'unexpected') deps.onBug(error)
    return failure
  }
  const languageOf = ({ headers }: FastifyRequest): Language => {
    const [, wanted] = /^\s*(zh|en)\b/i.exec(headers['accept-language'] ?? '') ?? []
    return wanted === undefined ? deps.language() : wanted.toLowerCase() === 'en' ? 'en' : 'zh'
  }

  api.post('/summarize', (request, reply) =>
    summarize(request, reply, (request.headers.accept ?? '').toLowerCase().includes('text/event-stream')),
  )
  api.post('/summarize/stream', (request, reply) => summarize(request, reply, true))
  api.post('/batch', { bodyLimit: maximumBatchBytes }, (request, reply) => {
    const records = recordsOf(request.body)
    queue.requireRoom(records.length)
    const batch = batches.add(records, (record) => keep(textOf(record)))
    draftBatch(batch)
    return sendJson(reply, 202, batchBody(batch, languageOf(request)))
  })
  api.get<{ Params: { id: string } }>('/batch/:id', (request, reply) =>
    sendJson(reply, 200, batchBody(batches.read(request.params.id), languageOf(request))),
  )
  api.get<{ Params: { id: string; index: string } }>('/batch/:id/:index', (request, reply) => {
    const item = batches.read(request.params.id).items[Number(request.params.index)]
    if (!item) throw new AppFailure('api-unknown-batch')
    if (item.state === 'failed') throw new AppFailure(item.failure.code, item.failure.params)
    if (item.state !== 'drafted') return sendJson(reply, 202, { state: item.state, noteId: item.noteId })
    return sendJson(reply, 200, summaryAnswer(readDraftedRecord(deps, item.noteId), item.noteId))
  })
  api.get('/openapi.json', (_request, reply) => sendJson(reply, 200, openApiDocument()))

  api.setNotFoundHandler(() => {
    throw new AppFailure('api-unknown-path')
  })
  api.setErrorHandler((error, request, reply) => {
    const body = failureBody(toldFailure(error), languageOf(request))
    if (body.code === 'api-token-wrong') void reply.header('www-authenticate', 'Bearer')
    const { params } = requestFailureOf(error)
    if (body.code === 'api-too-often') void reply.header('retry-after', String(params['seconds']))
    if (body.code === 'api-queue-full') void reply.header('retry-after', '60')
    return sendJson(reply, statusOf(body.code), body)
  })
  return api
}

const neverGone = new AbortController().signal

/** Aborted when the caller hangs up before it was answered. */
function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}

/** What the server itself finds wrong with a request, in our own words. */
function requestFailureOf(error: unknown): Failure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'api-body-too-large', params: { maximumMegabytes: maximumBodyBytes / 1024 / 1024 } }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'api-not-json', params: {} }
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { code: 'api-malformed-json', params: {} }
    default:
      return error instanceof SyntaxError && 'statusCode' in error ? { code: 'api-malformed-json', params: {} } : failureOf(error)
  }
}
