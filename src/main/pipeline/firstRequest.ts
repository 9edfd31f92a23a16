import { AppFailure } from '../../shared/errors.ts'
import type { DecodeRequest, Engine } from '../engine/engine.ts'
import { draftRecord } from './draft.ts'
import type { DraftJob } from './draftJob.ts'

/**
 * What a draft of this record would ask the model first; undefined where it asks nothing: all is absent, stated word for word or known. It is the draft's own path up to its first
 * request, so that the two can't differ. Throws AppFailure of the engine, which only counts tokens.
 */
export async function firstRequestOf(job: Omit<DraftJob, 'emit'>): Promise<DecodeRequest | undefined> {
  let first: DecodeRequest | undefined
  const { engine } = job
  const asking: Engine = {
    info: () => engine.info(),
    countTokens: (texts, signal) => engine.countTokens(texts, signal),
    decode(request) {
      first = request
      throw new AppFailure('cancelled')
    },
  }
  try {
    await draftRecord({ ...job, engine: asking, emit: () => undefined })
  } catch (error) {
    if (first === undefined) throw error
  }
  return first
}
