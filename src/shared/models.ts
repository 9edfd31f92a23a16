import { z } from 'zod'

/**
 * verified: the catalogue's hash was found in the file · unchecked: right name and size, hashed before it is loaded · unverified: nobody can say whether
 * it is the real one · damaged: never loaded · absent: in the catalogue, not on this machine.
 */
export const modelStates = ['verified', 'unchecked', 'unverified', 'damaged', 'absent'] as const

const bilingual = z.object({ zh: z.string(), en: z.string() })

export const modelViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(modelStates),
  sizeBytes: z.number(),
  sha256: z.string().nullable(),
  /** What it is good for, and its licence; `null` for a model from outside the catalogue. */
  role: bilingual.nullable(),
  licence: z.object({ name: z.string(), summary: bilingual }).nullable(),
})
export type ModelView = z.infer<typeof modelViewSchema>

export const importRefusals = ['unknown', 'not-pinned', 'wrong-hash'] as const
export const importOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('imported'), model: modelViewSchema }),
  /** Nothing was copied. `not-pinned` and `unknown` can be accepted; `name` is the file's. */
  z.object({ kind: z.literal('refused'), reason: z.enum(importRefusals), name: z.string() }),
])
export type ImportOutcomeView = z.infer<typeof importOutcomeSchema>
