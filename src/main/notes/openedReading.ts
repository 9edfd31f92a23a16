import type { NoteView } from '../../shared/note.ts'
import { readSettings } from '../store/settings.ts'
import { readAhead, type ReadAheadDeps } from './readAhead.ts'

/** Who walks through the queue has left a note by then. */
const pauseMs = 500

/** Reads the record of the note on the screen ahead, once it has stood there for a moment and has no draft yet. */
export class OpenedReading {
  readonly #deps: ReadAheadDeps
  readonly #onBug: (error: unknown) => void
  #takeBack: (() => void) | undefined

  constructor(deps: ReadAheadDeps, onBug: (error: unknown) => void) {
    this.#deps = deps
    this.#onBug = onBug
  }

  opened({ record, draft }: NoteView): void {
    this.#takeBack?.()
    if (draft !== null) return
    const { store, running } = this.#deps
    this.#takeBack = running.later(() => {
      const { templateId } = readSettings(store)
      void readAhead(this.#deps, { text: record.text, templateId }).catch(this.#onBug)
    }, pauseMs)
  }
}
