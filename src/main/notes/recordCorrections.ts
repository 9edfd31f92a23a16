import { isTerminology, ruleTypeOf, type Change } from '../../shared/memory/change.ts'
import { changeKey } from '../../shared/memory/changeKeys.ts'
import { keptChanges } from '../../shared/memory/learn.ts'
import { readEdits } from '../../shared/memory/readEdits.ts'
import type { DraftId } from '../../shared/note.ts'
import { appendCorrection, hasCorrections, readCorrections } from '../store/corrections.ts'
import { readDraftRow } from '../store/drafts.ts'
import { readDraftVersion } from '../store/draftVersions.ts'
import { readSignature } from '../store/signatures.ts'
import { transaction } from '../store/transaction.ts'
import type { MemoryDeps } from './memoryDeps.ts'
import { proposeRules } from './proposeRules.ts'

/**
 * Learns from a signed draft: what the model's version and the signed text differ in, edit by edit, and which rules that makes proposable. A draft is learned from once; one
 * that no model wrote, or that is not signed, teaches nothing. All on disk or nothing. Throws `draft-not-found`, and what the store throws.
 */
export function recordCorrections(deps: MemoryDeps, { draftId }: { readonly draftId: DraftId }): { corrections: number; proposed: number } {
  const { store, now } = deps
  return transaction(store, () => {
    const { noteId } = readDraftRow(store, draftId)
    const written = readDraftVersion(store, draftId, 1)
    const signature = readSignature(store, draftId)
    if (written?.author !== 'model' || !signature || hasCorrections(store, draftId)) return { corrections: 0, proposed: 0 }

    const [lexicon, physician, at] = [deps.lexicon(), deps.physician(), now()]
    const habits = readCorrections(store, physician).flatMap(({ sectionId, change }) => (change ? [{ sectionId, change }] : []))
    let corrections = 0
    for (const section of written.sections) {
      const signed = signature.sections.find(({ id }) => id === section.id)
      if (!signed) continue
      const { edits, comparable } = readEdits(section.text, signed.text, lexicon)
      const place = { physician, noteId, draftId, sectionId: section.id, at }
      for (const edit of edits) appendCorrection(store, { ...place, ...edit, isKept: false })
      for (const change of keptChanges(changesOf(section.id, habits, edits), comparable, edits, lexicon))
        appendCorrection(store, { ...place, type: ruleTypeOf(change), change, before: '', after: '', isKept: true })
      corrections += edits.length
    }
    return { corrections, proposed: proposeRules(deps, physician).length }
  })
}

type Placed = { readonly sectionId: string; readonly change: Change }

/** Every change that may be a habit in this section, each once: those of earlier notes, and of this one. */
export function changesOf(sectionId: string, habits: readonly Placed[], edits: readonly { readonly change: Change | null }[]): Change[] {
  const earlier = habits.filter((habit) => habit.sectionId === sectionId || isTerminology(habit.change)).map(({ change }) => change)
  const now = edits.flatMap(({ change }) => (change ? [change] : []))
  return [...new Map([...earlier, ...now].map((change) => [changeKey(change), change])).values()]
}
