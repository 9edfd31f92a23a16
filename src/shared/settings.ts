import { z } from 'zod'
import { autoLockMinutes, clipboardSeconds, lineEnds, scales, themes, widths } from './choices.ts'
import { languages } from './messages/formatFailure.ts'

/** How a summary leaves for the form that it is pasted into. */
export const exportProfileSchema = z.object({
  /** Ids of sections; those that are not named come after, in their own order. */
  order: z.array(z.string().max(100)).max(20),
  hasHeadings: z.boolean(),
  lineEnds: z.enum(lineEnds),
  width: z.enum(widths),
  /** Only characters that GBK has, each replacement shown first. */
  isGbk: z.boolean(),
})
export type ExportProfile = z.infer<typeof exportProfileSchema>

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
  exportProfile: exportProfileSchema,
  /** The whole summary says at its end that it was drafted by a model. */
  hasAiLabel: z.boolean(),
  /** Who corrects and signs here, in the physician's own words; the memory of corrections is kept apart by it. Empty: nobody has said. */
  physician: z.string().trim().max(60),
  /** Locked after so long without a key or the mouse. */
  autoLockMinutes: z.literal(autoLockMinutes),
  /** The signature asks for the PIN, where one is set. */
  asksPinToSign: z.boolean(),
  /** Pictures and recordings of the screen leave the window out, as far as the system can. */
  hidesFromCapture: z.boolean(),
  /** The first run was gone through, or left. */
  isSetUp: z.boolean(),
})
export type Settings = z.infer<typeof settingsSchema>
