import { AppFailure } from '../../shared/errors.ts'
import type { EditType } from '../../shared/memory/change.ts'
import type { Correction } from '../../shared/memory/correction.ts'
import type { DraftId } from '../../shared/note.ts'
import { appendCorrection, readCorrection, readCorrectionsOfDraft } from '../store/corrections.ts'
import { transaction } from '../store/transaction.ts'
import { proposeRules } from './proposeRules.ts'
import type { MemoryDeps } from './memoryDeps.ts'

/** The edits of one signed draft, as they were typed. */
export function listCorrections({ store, physician }: Pick<MemoryDeps, 'store' | 'physician'>, { draftId }: { readonly draftId: DraftId }) {
  return readCorrectionsOfDraft(store, physician(), draftId).filter(({ isKept }) => !isKept)
}

/**
 * Gives an edit another type. What is no terminology and no style from now on counts for no rule; the other way round an edit counts only as far as it holds no fact, which its
 * type has no say in. Throws `correction-not-found`.
 */
export function retypeCorrection(deps: MemoryDeps, { number, type }: { readonly number: number; readonly type: EditType }): Correction[] {
  const { store, physician } = deps
  const own = physician()
  return transaction(store, () => {
    const correction = readCorrection(store, own, number)
    if (!correction || correction.isKept) throw new AppFailure('correction-not-found')
    const { number: replaces, ...rest } = correction
    appendCorrection(store, { ...rest, physician: own, type, replaces })
    proposeRules(deps, own)
    return listCorrections(deps, correction)
  })
}
