import { z } from 'zod'
import { clipboardSeconds, scales, themes } from './choices.ts'
import { languages } from './messages/formatFailure.ts'

/** What the physician can set; kept in the store, one row a key. */
export const settingsSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(themes),
  templateId: z.string(),
  /** Percent. */
  scale: z.literal(scales),
  /** The model to draft with; `null`: the first of the catalogue that is installed. */
  modelId: z.string().max(200).nullable(),
  /** After how long copied text is taken off the clipboard if it is still there; 0: never. */
  clipboardSeconds: z.literal(clipboardSeconds),
})
export type Settings = z.infer<typeof settingsSchema>
