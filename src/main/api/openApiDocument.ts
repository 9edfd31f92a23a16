import { z } from 'zod'
import { maximumBatchRecords } from './batches.ts'
import { summaryAnswerSchema } from './summaryAnswer.ts'

/** Of the interface, not of the program: raised when a client would have to change. */
const interfaceVersion = '1.0.0'
const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const failure = (description: string) => ({ description, ...json(ref('Failure')) })
const everywhere = {
  '401': failure('The token is missing or wrong.'),
  '403': failure('Asked by a web page, or under a foreign host name.'),
  '429': failure('Asked too often; the header Retry-After says when to ask again.'),
}
const ofDrafting = {
  ...everywhere,
  '400': failure('The body is no JSON, the field is missing, or the record is empty or too short.'),
  '413': failure('The body or the record is too long.'),
  '415': failure('The body is not sent as application/json.'),
  '503': failure('No model is ready, the draft failed, or too many requests wait. With a noteId the record is kept in the queue.'),
}
const record = { type: 'object', required: ['medical_text'], properties: { medical_text: { type: 'string' } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** What the interface offers, for people and for generators of clients: OpenAPI 3.1. */
export function openApiDocument(): unknown {
  return {
    openapi: '3.1.0',
    info: {
      title: '医摘 yizhai',
      version: interfaceVersion,
      description:
        'Drafts of clinical summaries by the local model, held against their record. Every draft lies unsigned in the queue of the workstation: a physician reads and signs it there. Only programs of this machine are answered.',
    },
    security: [{ token: [] }],
    paths: {
      '/summarize': {
        post: {
          summary: 'Drafts one record. With "Accept: text/event-stream" as /summarize/stream.',
          requestBody: { required: true, ...json(record) },
          responses: { '200': { description: 'The draft.', ...json(ref('Summary')) }, ...ofDrafting },
        },
      },
      '/summarize/stream': {
        post: {
          summary: 'The same as server-sent events: queued, progress, delta, withdrawn, statement, and at last done (a Summary) or error.',
          requestBody: { required: true, ...json(record) },
          responses: {
            '200': { description: 'Events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
            ...ofDrafting,
          },
        },
      },
      '/batch': {
        post: {
          summary: `Takes up to ${String(maximumBatchRecords)} records at once; they are drafted one after the other.`,
          requestBody: { required: true, ...json({ type: 'array', items: { anyOf: [record, { type: 'string' }] } }) },
          responses: { '202': { description: 'Kept, with the id to ask for.', ...json(ref('Batch')) }, ...ofDrafting },
        },
      },
      '/batch/{id}': {
        get: {
          summary: 'Where a batch stands. Batches are known until the interface is switched off; their notes stay in the queue.',
          parameters: [id],
          responses: { '200': { description: 'The batch.', ...json(ref('Batch')) }, '404': failure('Unknown.'), ...everywhere },
        },
      },
      '/batch/{id}/{index}': {
        get: {
          summary: 'One draft of a batch, by its place in the list, from 0.',
          parameters: [id, { name: 'index', in: 'path', required: true, schema: { type: 'integer', minimum: 0 } }],
          responses: {
            '200': { description: 'The draft.', ...json(ref('Summary')) },
            '202': { description: 'Not drafted yet.' },
            '404': failure('Unknown.'),
            ...everywhere,
          },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Summary: z.toJSONSchema(summaryAnswerSchema, { io: 'output', unrepresentable: 'any' }),
        Failure: {
          type: 'object',
          required: ['error'],
          properties: { error: { type: 'string' }, code: { type: 'string' }, noteId: { type: 'string' } },
        },
        Batch: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            done: { type: 'integer' },
            total: { type: 'integer' },
            items: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  state: { enum: ['waiting', 'drafting', 'drafted', 'failed'] },
                  noteId: { type: ['string', 'null'] },
                  error: { type: 'string' },
                  code: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  }
}
