import { z } from 'zod'
import { retentionMonths } from './choices.ts'
import { purgePlanSchema } from './purge.ts'

/** How long a note that nobody touches is kept before it may be purged, and what is past that now. */
export const retentionSchema = z.object({
  /** 0: for good. */
  months: z.literal(retentionMonths),
  /** `null`: nothing is ever due. */
  due: purgePlanSchema.nullable(),
})
export type Retention = z.infer<typeof retentionSchema>
