import type { FastifyReply } from 'fastify'
import type { AppEvent } from '../../shared/contract.ts'
import { assertNever } from '../../shared/errors.ts'

const heartbeatMs = 15_000

/** Server-sent events on one reply. A caller that has gone is written to no more. */
export class EventStream {
  readonly #reply: FastifyReply
  readonly #heartbeat: NodeJS.Timeout

  constructor(reply: FastifyReply) {
    this.#reply = reply
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    // a long wait in the queue is no broken line
    this.#heartbeat = setInterval(() => this.#write(': waiting\n\n'), heartbeatMs)
    reply.raw.once('close', () => clearInterval(this.#heartbeat))
  }

  send(event: string, data: unknown): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  /** What a window would be told of a draft, as events of the stream. */
  tell(event: AppEvent): void {
    switch (event.type) {
      case 'prefill-progress':
        this.send('progress', { done: event.done, total: event.total, part: event.part, parts: event.parts })
        return
      case 'statement-delta':
        this.send('delta', { section: event.sectionId, text: event.text })
        return
      case 'statement-withdrawn':
        this.send('withdrawn', { section: event.sectionId })
        return
      case 'statement-settled':
        this.send('statement', { section: event.sectionId, ...event.statement })
        return
      case 'engine-state':
      case 'locking':
      case 'note-changed':
      case 'draft-started':
      case 'section-restarted':
      case 'draft-ended':
      case 'model-import-progress':
      case 'model-import-trial':
      case 'batch-changed':
      case 'failure':
        return
      default:
        assertNever(event)
    }
  }

  end(event: string, data: unknown): void {
    this.send(event, data)
    clearInterval(this.#heartbeat)
    this.#reply.raw.end()
  }

  #write(text: string): void {
    if (!this.#reply.raw.destroyed) this.#reply.raw.write(text)
  }
}
