import { z } from 'zod'
import { importFormats, importWarningCodes } from './choices.ts'

/** What a conversion left out or had to guess; `count` pieces of it. */
export const importWarningSchema = z.object({ code: z.enum(importWarningCodes), count: z.int().min(1) })
export type ImportWarning = z.infer<typeof importWarningSchema>

/** A file whose conversion to text lost something or guessed: shown before it is kept. */
export const importPreviewSchema = z.object({
  format: z.enum(importFormats),
  text: z.string(),
  warnings: z.array(importWarningSchema).min(1),
})
export type ImportPreview = z.infer<typeof importPreviewSchema>
