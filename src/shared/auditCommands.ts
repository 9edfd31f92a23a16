import { z } from 'zod'
import { auditPageSchema, auditVerdictSchema } from './audit.ts'

/** What the window can do with the audit: a part of the contract. */
export const auditCommands = {
  /** The newest rows first; those before a row that was read already. */
  readAudit: { input: z.object({ before: z.int().min(1).optional() }), output: auditPageSchema },
  /** Follows the chain from its first row; with `withTexts` every text is held against its row too: seconds. */
  verifyAudit: { input: z.object({ withTexts: z.boolean() }), output: auditVerdictSchema },
  /** Ids, counts and hashes, where the system's dialog puts them. */
  exportAudit: { input: z.object({ format: z.enum(['csv', 'json']) }), output: z.object({ isSaved: z.boolean() }) },
} as const
