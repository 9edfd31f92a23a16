import { z } from 'zod'
import { draftIdSchema, noteIdSchema } from '../note.ts'
import { changeSchema, editTypeSchema } from './change.ts'

/** One edit of a signed note. `before` and `after` are clauses of that note, shown beside it and nowhere else. */
export const correctionSchema = z.object({
  number: z.int(),
  noteId: noteIdSchema,
  draftId: draftIdSchema,
  sectionId: z.string(),
  at: z.number(),
  type: editTypeSchema,
  change: changeSchema.nullable(),
  before: z.string(),
  after: z.string(),
  /** The opposite of an edit: here the physician let stand what the change would change. */
  isKept: z.boolean(),
})
export type Correction = z.infer<typeof correctionSchema>

/** What learning needs of a correction: no word of its note. */
export type Observation = Pick<Correction, 'number' | 'sectionId' | 'type' | 'change' | 'isKept'> & { readonly noteId: string }
