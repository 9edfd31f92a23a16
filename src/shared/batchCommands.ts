import { z } from 'zod'
import { batchIdSchema, batchProblemSchema, batchViewSchema, takenRecordSchema, type BatchView } from './batch.ts'
import { maximumBatchRecords } from './limits.ts'

const templateId = z.string().max(100)

/** What the window can do with batches: a part of the contract. */
export const batchCommands = {
  /** Asks with the system's dialog for a folder of records, or for a file that holds many, and drafts them one after the other; `null` when the physician closed it. */
  startBatch: { input: z.object({ from: z.enum(['folder', 'file']), templateId }), output: batchViewSchema.nullable() },
  /** The same for a table or text that was dropped: its records become notes first. */
  startBatchOfFile: {
    input: z.object({ name: z.string().max(500), base64: z.string().max(14_000_000), templateId }),
    output: batchViewSchema,
  },
  /** The same for records that are notes already; `name`: of the folder that they came from. */
  startBatchOfNotes: {
    input: z.object({ name: z.string().max(500), records: z.array(takenRecordSchema).max(maximumBatchRecords), templateId }),
    output: batchViewSchema,
  },
  /** `running` goes on with one that was paused. */
  changeBatch: { input: z.object({ batchId: batchIdSchema, to: z.enum(['running', 'paused', 'stopped']) }), output: batchViewSchema },
  /** The batch that is not over, else the newest. */
  readBatch: { input: z.object({}), output: batchViewSchema.nullable() },
  /** The records of a batch that ended without a draft, each with the reason. */
  readBatchProblems: { input: z.object({ batchId: batchIdSchema }), output: z.array(batchProblemSchema) },
} as const

/** Told at each record, and whenever the batch changes its state. */
export type BatchEvent = { readonly type: 'batch-changed'; readonly batch: BatchView }
