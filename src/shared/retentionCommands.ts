import { z } from 'zod'
import { retentionMonths } from './choices.ts'
import { purgePlanSchema } from './purge.ts'
import { retentionSchema } from './retention.ts'

/** What the window can do about notes that are old: a part of the contract. */
export const retentionCommands = {
  readRetention: { input: z.object({}), output: retentionSchema },
  /** Nothing goes by it: what is due is told, and waits for `purgeNotes`. */
  changeRetention: { input: z.object({ months: z.literal(retentionMonths) }), output: retentionSchema },
  /** Takes away what was told to be due: `before` is that of the plan that was read. What was touched since stays. */
  purgeNotes: { input: z.object({ before: z.number() }), output: purgePlanSchema },
} as const
