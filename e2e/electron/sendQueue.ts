import { copyForWire } from './copyForWire.ts'
import type { JSHandle } from 'playwright'
import { ignoreClosed } from './ignoreClosed.ts'

export type Message = readonly [channel: string, args: readonly unknown[]]
export type Deliver = (messages: readonly Message[]) => void

/**
 * `webContents.send` in order: kept until the page has loaded, and everything that waits crosses in one evaluation.
 * What was on its way to a document that went away is lost with it, as on Electron.
 */
export class SendQueue {
  readonly #waiting: Message[] = []
  #deliver: JSHandle<Deliver> | undefined
  #isSending = false

  /** Copies the arguments now: a later change of theirs must not be sent, and what cannot be cloned throws here. */
  push(channel: string, args: readonly unknown[]): void {
    this.#waiting.push([channel, copyForWire(args)])
    this.#start()
  }

  open(deliver: JSHandle<Deliver>): void {
    this.#deliver = deliver
    this.#start()
  }

  hold(): void {
    this.#deliver = undefined
  }

  #start(): void {
    if (this.#isSending || !this.#deliver || this.#waiting.length === 0) return
    this.#isSending = true
    setImmediate(() => void this.#sendAll())
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#deliver && this.#waiting.length > 0) {
        const deliver: JSHandle<Deliver> = this.#deliver
        const messages = this.#waiting.splice(0)
        const sent = await ignoreClosed(deliver.evaluate((give, batch) => (give(batch), true), messages))
        if (sent === undefined && this.#deliver === deliver) this.hold()
      }
    } finally {
      this.#isSending = false
    }
    this.#start()
  }
}
