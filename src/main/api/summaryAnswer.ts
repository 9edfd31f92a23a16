import { z } from 'zod'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import { exportNote } from '../../shared/exportText.ts'
import { findingSchema, omissionSchema } from '../../shared/guard/finding.ts'
import { draftSectionSchema, noteIdSchema, type NoteId } from '../../shared/note.ts'
import type { DraftedRecord } from '../notes/draftSavedRecord.ts'

/** `summary` first, as the first clients of this interface know it; offsets are UTF-16 units of `medical_text`. */
export const summaryAnswerSchema = z.object({
  summary: z.string(),
  sections: z.array(draftSectionSchema),
  /** Places where draft and record disagree; the draft is unsigned, and signing waits for them. */
  findings: z.array(findingSchema),
  /** What the record holds and the draft left out. */
  omissions: z.array(omissionSchema),
  noteId: noteIdSchema,
})
export type SummaryAnswer = z.infer<typeof summaryAnswerSchema>

export function summaryAnswer({ draft, review }: DraftedRecord, noteId: NoteId): SummaryAnswer {
  return summaryAnswerSchema.parse({
    summary: exportNote(draft.sections, { ...defaultSettings.exportProfile, lineEnds: 'lf' }),
    sections: draft.sections,
    findings: review.findings,
    omissions: review.omissions,
    noteId,
  })
}
