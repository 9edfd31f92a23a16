import { eventChannel } from '../../shared/commandNames.ts'
import type { AppEvent } from '../../shared/contract.ts'

/** A frame of the screen: tokens that arrive within one go out together. */
const frameMs = 25

/** Sends events to the window in frames, in order; deltas of one section that follow each other become one. */
export class EventFrames {
  readonly #send: (channel: string, events: readonly AppEvent[]) => void
  #waiting: AppEvent[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(send: (channel: string, events: readonly AppEvent[]) => void) {
    this.#send = send
  }

  emit(event: AppEvent): void {
    const last = this.#waiting.at(-1)
    if (
      last?.type === 'statement-delta' &&
      event.type === 'statement-delta' &&
      last.draftId === event.draftId &&
      last.sectionId === event.sectionId
    ) {
      this.#waiting[this.#waiting.length - 1] = { ...last, text: last.text + event.text }
    } else if (last?.type === 'prefill-progress' && event.type === 'prefill-progress') this.#waiting[this.#waiting.length - 1] = event
    else if (last?.type === 'engine-state' && event.type === 'engine-state') this.#waiting[this.#waiting.length - 1] = event
    else this.#waiting.push(event)
    this.#timer ??= setTimeout(() => {
      this.flush()
    }, frameMs)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const events = this.#waiting
    this.#waiting = []
    if (events.length > 0) this.#send(eventChannel, events)
  }
}
