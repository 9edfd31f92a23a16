import { z } from 'zod'
import { coverageSchema, draftSectionSchema, modelStampSchema, rejectionSchema, timingSchema } from './note.ts'

/** What `summarize --json` prints; offsets of evidence are UTF-16 units of the decoded input. */
export const summaryJsonSchema = z.strictObject({
  sections: z.array(draftSectionSchema),
  /** Places where draft and record disagree; the guard fills them. */
  findings: z.array(z.never()),
  /** What the record holds and the draft left out; the guard fills them. */
  omissions: z.array(z.never()),
  coverage: coverageSchema,
  rejections: z.array(rejectionSchema),
  model: modelStampSchema,
  timing: timingSchema,
  seed: z.int(),
})
export type SummaryJson = z.infer<typeof summaryJsonSchema>
