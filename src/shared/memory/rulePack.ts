import { z } from 'zod'
import { changeSchema } from './change.ts'

export const packFormat = 'yizhai-rules'
/** Raised when a pack holds what an older program would not understand. */
export const packVersion = 1
/** UTF-16 units of a pack's file. */
export const maximumPackCharacters = 200_000

/** Read first, whatever else is in the file: a pack of a later program may look otherwise. */
export const packHeadSchema = z.object({ format: z.literal(packFormat), version: z.int().min(1) })

/** Rules as a department passes them on: changes alone. Whose they were, and the notes that led to them, stay on their machine. */
export const rulePackSchema = packHeadSchema.extend({
  name: z.string().trim().max(60),
  rules: z.array(z.object({ sectionId: z.string().min(1).max(100), change: changeSchema })).max(500),
})
export type RulePack = z.infer<typeof rulePackSchema>
