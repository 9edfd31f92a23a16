import { z } from 'zod'

/** A character that is written otherwise where the target knows GBK only, with the words around its first place. */
export const replacementSchema = z.object({
  from: z.string(),
  code: z.string(),
  to: z.string(),
  /** Nothing says the same: `to` only marks the place. */
  isLost: z.boolean(),
  count: z.int(),
  context: z.object({ before: z.string(), after: z.string() }),
})
export type Replacement = z.infer<typeof replacementSchema>

/** `isCopied` false: there are replacements, and nobody has accepted them yet. */
export const copiedSchema = z.object({ isCopied: z.boolean(), characters: z.int(), replacements: z.array(replacementSchema) })
export type Copied = z.infer<typeof copiedSchema>

/** A signed summary for paper. */
export const sheetSchema = z.object({
  title: z.string(),
  sections: z.array(z.object({ id: z.string(), heading: z.string(), text: z.string() })),
  signedAt: z.number(),
  /** The line that says where the words come from, where the settings want it. */
  label: z.string().nullable(),
})
export type Sheet = z.infer<typeof sheetSchema>
