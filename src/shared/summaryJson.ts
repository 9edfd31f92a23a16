import { z } from 'zod'
import { findingSchema, omissionSchema } from './guard/finding.ts'
import { coverageSchema, draftSectionSchema, modelStampSchema, rejectionSchema, statementSchema, timingSchema } from './note.ts'
import { versionsSchema } from './versions.ts'

/** What `summarize --json` prints; offsets of evidence are UTF-16 units of the decoded input. */
export const summaryJsonSchema = z.strictObject({
  sections: z.array(draftSectionSchema),
  /** Places where draft and record disagree, as the guard finds them; `section` is the id of a section. */
  findings: z.array(findingSchema),
  /** What the record holds and the draft left out. */
  omissions: z.array(omissionSchema),
  /** With --suggest: ideas that the record does not hold. */
  suggestions: z.array(statementSchema).optional(),
  coverage: coverageSchema,
  rejections: z.array(rejectionSchema),
  model: modelStampSchema,
  /** The application and the signed bundles that were in force. */
  versions: versionsSchema,
  timing: timingSchema,
  seed: z.int(),
})
export type SummaryJson = z.infer<typeof summaryJsonSchema>
