import type { DecodeEnd, DecodeRequest } from '../engine/engine.ts'

/** What the model made of one request: the statements that stood, as it wrote them, and why it ended. */
export type Answer = { readonly statements: readonly string[]; readonly end: DecodeEnd }

/**
 * Answers that are kept from draft to draft. Two requests are the same when everything that the model would read and every limit of the request is;
 * `draft` alone does not count. Whoever finds an answer holds each statement against the record of its own draft before it uses it.
 */
export interface Answers {
  /** `undefined` where no draft that was completed has asked the same. */
  find(request: DecodeRequest): Answer | undefined
  /** Notes an answer of the draft under way; it is to be found once that draft is complete. */
  keep(request: DecodeRequest, answer: Answer): void
}
