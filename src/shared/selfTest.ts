import { z } from 'zod'

export const selfTestChecks = ['model', 'runtime', 'database', 'airGap', 'pin', 'golden'] as const
export type SelfTestCheckId = (typeof selfTestChecks)[number]

/** warning: it works, and something is missing or can't be vouched for. `facts` hold figures and names of this machine, never text of a record. */
export const selfTestCheckSchema = z.object({
  id: z.enum(selfTestChecks),
  outcome: z.enum(['passed', 'warning', 'failed']),
  /** Which of the check's sentences tells it. */
  code: z.string(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
})
export type SelfTestCheck = z.infer<typeof selfTestCheckSchema>

export const selfTestReportSchema = z.object({
  at: z.number(),
  version: z.string(),
  platform: z.string(),
  checks: z.array(selfTestCheckSchema),
})
export type SelfTestReport = z.infer<typeof selfTestReportSchema>
