import { createHash } from 'node:crypto'
import type { DraftId } from '../../shared/note.ts'
import type { DecodeRequest } from '../engine/engine.ts'
import type { Answer, Answers } from '../pipeline/answers.ts'
import { pipelineVersion } from '../pipeline/pipelineVersion.ts'
import { appendAnswer, readAnswer } from '../store/answers.ts'
import type { WritableStore } from '../store/openStore.ts'

/** The answers of earlier drafts in the store, and those of the draft under way until it is complete. */
export class KeptAnswers implements Answers {
  readonly #store: WritableStore
  readonly #modelSha256: string
  readonly #again: boolean
  readonly #new: { readonly key: string; readonly answer: Answer }[] = []

  /** `again`: nothing is found, so that the model is asked; what it says is kept. */
  constructor(store: WritableStore, modelSha256: string, again: boolean) {
    this.#store = store
    this.#modelSha256 = modelSha256
    this.#again = again
  }

  find(request: DecodeRequest): Answer | undefined {
    return this.#again ? undefined : readAnswer(this.#store, this.#keyOf(request))
  }

  keep(request: DecodeRequest, answer: Answer): void {
    this.#new.push({ key: this.#keyOf(request), answer })
  }

  /** Puts the answers of a complete draft on disk. */
  append(draftId: DraftId): void {
    for (const { key, answer } of this.#new) appendAnswer(this.#store, draftId, key, answer)
  }

  /** Everything of a request but the draft that it belongs to; the order in which the record names its numbers says nothing. */
  #keyOf({ draft: _draft, numbers, ...request }: DecodeRequest): string {
    const parts = [pipelineVersion, this.#modelSha256, numbers && [...numbers].sort(), request]
    return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex')
  }
}
