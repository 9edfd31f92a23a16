import { AppFailure } from '../../shared/errors.ts'
import type { DraftId, Statement } from '../../shared/note.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { suggestPlan } from '../pipeline/suggest.ts'
import { readDraft, readDraftRow } from '../store/drafts.ts'
import { readRecordVersion } from '../store/recordVersions.ts'
import type { StartDraftDeps } from './startDraft.ts'

export type SuggestDeps = Pick<StartDraftDeps, 'store' | 'engine' | 'headings' | 'guard' | 'running'>

/** “的建议：” opens a list and says nothing by itself; a small model begins so. */
const onlyAnnounces = /[：:]\s*$/

/**
 * Ideas for the plan of a draft that its record does not hold, on the physician's request; `turnId` names the request for `stopDraft`. Nothing is
 * stored and nothing enters the draft. Throws 'draft-not-found', 'draft-running', 'draft-needed' (it
 * stopped), 'note-signed', 'cancelled', and what the engine throws.
 */
export async function suggestForDraft(
  { store, engine, headings, guard, running }: SuggestDeps,
  { draftId, turnId, seed = 1 }: { readonly draftId: DraftId; readonly turnId: DraftId; readonly seed?: number },
): Promise<Statement[]> {
  const draft = readDraft(store, draftId)
  if (draft.phase === 'generating') throw new AppFailure('draft-running')
  // nothing could be taken over into these
  if (draft.phase === 'stopped') throw new AppFailure('draft-needed')
  if (draft.phase === 'signed') throw new AppFailure('note-signed')
  const { noteId, recordVersion } = readDraftRow(store, draftId)
  const { text } = readRecordVersion(store, noteId, recordVersion)
  const plan = draft.sections.find(({ id }) => id === 'plan')
  const suggestions = await running.whenReady(engine, turnId, (signal) =>
    suggestPlan({
      id: turnId,
      text,
      segments: segmentRecord(text, headings),
      // what stands there to say that the record has none is no plan
      plan: plan?.statements.every(({ kind }) => kind === 'absent') ? '' : (plan?.text ?? ''),
      seed,
      engine,
      guard: guard(),
      signal,
    }),
  )
  return suggestions.filter(({ text: words }) => !onlyAnnounces.test(words))
}
