import type { AppEvent } from '../../shared/contract.ts'
import type { DraftId, DraftSection, Statement } from '../../shared/note.ts'
import type { DraftEvent } from '../pipeline/draftJob.ts'
import { joinStatements } from '../../shared/text/joinStatements.ts'
import type { WritableStore } from '../store/openStore.ts'
import { appendStatement } from '../store/statements.ts'
import { appendStreamText, appendStreamWithdrawal } from '../store/streamTexts.ts'

/** Text that is still grey reaches the disk at least this often; the promise is 500 ms. */
const flushMs = 300

/** Puts a draft on disk and on screen while it is being written: a settled statement at once, grey text a few times a second. */
export class DraftStream {
  readonly #store: WritableStore
  readonly #draftId: DraftId
  readonly #now: () => number
  readonly #emit: (event: AppEvent) => void
  readonly #settled = new Map<string, Statement[]>()
  readonly #grey = new Map<string, string>()
  #unsaved: { readonly sectionId: string; text: string } | undefined
  #timer: NodeJS.Timeout | undefined
  /** Of a flush that nobody waited for. */
  #failure: Error | undefined

  constructor(store: WritableStore, draftId: DraftId, now: () => number, emit: (event: AppEvent) => void) {
    this.#store = store
    this.#draftId = draftId
    this.#now = now
    this.#emit = emit
  }

  /** Throws what keeps text from the disk, 'disk-full' above all: a draft that can't be kept ends. */
  take(event: DraftEvent): void {
    if (this.#failure) throw this.#failure
    const draftId = this.#draftId
    switch (event.type) {
      case 'prefill':
        this.#emit({ ...event, type: 'prefill-progress', draftId })
        return
      case 'delta': {
        const { sectionId, text } = event
        this.#grey.set(sectionId, (this.#grey.get(sectionId) ?? '') + text)
        if (this.#unsaved && this.#unsaved.sectionId !== sectionId) this.flush()
        if (this.#unsaved) this.#unsaved.text += text
        else this.#unsaved = { sectionId, text }
        this.#timer ??= setTimeout(() => {
          this.#flushUnattended()
        }, flushMs)
        this.#emit({ type: 'statement-delta', draftId, sectionId, text })
        return
      }
      case 'settled': {
        const { sectionId, statement } = event
        this.flush()
        this.#grey.delete(sectionId)
        this.#settled.set(sectionId, [...(this.#settled.get(sectionId) ?? []), statement])
        appendStatement(this.#store, { draftId, sectionId, statement, at: this.#now() })
        this.#emit({ type: 'statement-settled', draftId, sectionId, statement })
        return
      }
      case 'withdrawn':
        this.flush()
        this.#grey.delete(event.sectionId)
        appendStreamWithdrawal(this.#store, { draftId, sectionId: event.sectionId, at: this.#now() })
        this.#emit({ type: 'statement-withdrawn', draftId, sectionId: event.sectionId })
    }
  }

  /** Puts what is not yet on disk there. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#unsaved) appendStreamText(this.#store, { draftId: this.#draftId, ...this.#unsaved, at: this.#now() })
    this.#unsaved = undefined
  }

  /** Thrown out of a timer, a full disk would take the program down; the next event of the draft throws it instead. */
  #flushUnattended(): void {
    try {
      this.flush()
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(typeof error)
    }
  }

  /** What there is when the draft stops: the settled statements, then the grey text as a statement without evidence. */
  sections(headings: readonly Pick<DraftSection, 'id' | 'heading'>[]): DraftSection[] {
    return headings.map(({ id, heading }) => {
      const statements = [...(this.#settled.get(id) ?? [])]
      const grey = this.#grey.get(id) ?? ''
      if (grey.trim() !== '') statements.push({ text: grey, kind: 'record', evidence: [] })
      return { id, heading, text: joinStatements(statements.map(({ text }) => text)), statements }
    })
  }
}
