import type { FastifyReply } from 'fastify'
import type { ErrorCode, Failure } from '../../shared/errors.ts'
import { formatFailure, type Language } from '../../shared/messages/formatFailure.ts'
import type { NoteId } from '../../shared/note.ts'

/** What the first clients of this interface were told, to the byte. */
export const missingField = { error: 'Missing field: medical_text' } as const

/** A failure as the body of an answer: the words first, as those clients read them; `noteId` where the record is kept in the queue all the same. */
export function failureBody(failure: Failure, language: Language, noteId?: NoteId) {
  return { error: formatFailure(failure, language), code: failure.code, ...(noteId !== undefined && { noteId }) }
}

/** In bytes, since the first clients got no charset in the header; one line with its end, UTF-8. */
export function sendJson(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply
    .code(status)
    .header('content-type', 'application/json')
    .send(Buffer.from(`${JSON.stringify(body)}\n`, 'utf8'))
}

const tooLarge: readonly ErrorCode[] = ['record-over-limit', 'record-too-long', 'api-body-too-large', 'api-batch-too-large']
const badRequest: readonly ErrorCode[] = ['invalid-input', 'record-empty', 'record-too-short', 'template-unknown', 'api-malformed-json']
const absent: readonly ErrorCode[] = ['api-unknown-path', 'api-unknown-batch', 'note-not-found']
const unavailable: readonly ErrorCode[] = [
  'model-missing',
  'engine-not-ready',
  'engine-load-failed',
  'engine-out-of-memory',
  'engine-crashed',
  'engine-hung',
  'engine-failed',
  'cancelled',
  'api-queue-full',
]

export function statusOf(code: ErrorCode): number {
  if (code === 'api-token-wrong') return 401
  if (code === 'api-foreign-caller') return 403
  if (code === 'api-not-json') return 415
  if (code === 'api-too-often') return 429
  if (code === 'disk-full') return 507
  if (tooLarge.includes(code)) return 413
  if (badRequest.includes(code)) return 400
  if (absent.includes(code)) return 404
  return unavailable.includes(code) ? 503 : 500
}
