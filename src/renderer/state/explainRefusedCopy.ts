import type { Failure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { patientOf } from '../../shared/patient.ts'
import type { CopyConsent } from './dialogState.ts'
import type { SliceContext } from './workstationState.ts'

/** A copy that main refused: where two patients' texts would have mixed, both are named and the physician decides. `sectionId` `null`: the whole summary. */
export async function explainRefusedCopy(
  context: SliceContext,
  failure: Failure,
  sectionId: string | null,
  consent: CopyConsent,
): Promise<void> {
  const { bridge, get, attempt } = context
  const wanted = get().note
  if (failure.code !== 'patients-mixed' || wanted === null) return get().complain(failure)
  const other = await attempt(() => bridge.openNote({ noteId: failure.params['otherNoteId'] as NoteId }))
  if (!other.ok) return get().complain(failure)
  const ownerOf = ({ summary, record }: Pick<typeof wanted, 'summary' | 'record'>) => ({
    title: summary.title,
    patient: patientOf(record.text),
  })
  if (get().note?.summary.id === wanted.summary.id)
    get().openDialog({ kind: 'mix-up', copied: ownerOf(other.value), wanted: ownerOf(wanted), sectionId, consent })
}
