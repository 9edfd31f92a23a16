import { z } from 'zod'

/** What a purge takes away, or would. */
export const purgePlanSchema = z.object({
  /** Notes that nobody has touched since; milliseconds since 1970. */
  before: z.number(),
  notes: z.int(),
  /** Of these, without a signature. */
  unsigned: z.int(),
  drafts: z.int(),
  signatures: z.int(),
  characters: z.int(),
  /** Records of ended batches of which no note was made: all that is kept of them is a file's name and the reason. */
  batchFiles: z.int(),
  /** Backups, which hold the notes too and are replaced by a fresh one. */
  backups: z.int(),
  /** Files of a damaged database that was set aside. */
  setAside: z.int(),
})
export type PurgePlan = z.infer<typeof purgePlanSchema>
