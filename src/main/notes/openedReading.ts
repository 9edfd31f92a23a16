import type { NoteView } from '../../shared/note.ts'
import { readSettings } from '../store/settings.ts'
import { readAhead, type ReadAheadDeps } from './readAhead.ts'

/** Who walks through the queue has left a note by then. */
const pauseMs = 500

/** Reads the record of the note on the screen ahead, once it has stood there for a moment and has no draft yet. */
export class OpenedReading {
  readonly #deps: ReadAheadDeps
  readonly #onBug: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined

  constructor(deps: ReadAheadDeps, onBug: (error: unknown) => void) {
    this.#deps = deps
    this.#onBug = onBug
  }

  opened({ record, draft }: NoteView): void {
    this.close()
    if (draft !== null) return
    this.#timer = setTimeout(() => {
      const { templateId } = readSettings(this.#deps.store)
      void readAhead(this.#deps, { text: record.text, templateId }).catch(this.#onBug)
    }, pauseMs)
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}
