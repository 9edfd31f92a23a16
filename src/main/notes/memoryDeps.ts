import type { Lexicon } from '../../shared/lexicon/lexicon.ts'
import type { WritableStore } from '../store/openStore.ts'

/** What every use case of the memory of corrections needs. */
export type MemoryDeps = {
  readonly store: WritableStore
  readonly lexicon: () => Lexicon
  /** Whose memory it is: what the settings say of who works here. */
  readonly physician: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
}
