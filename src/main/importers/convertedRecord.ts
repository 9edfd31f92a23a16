import { z } from 'zod'
import { importFormats, importWarningCodes } from '../../shared/choices.ts'

/** What a conversion left out or had to guess; `count` pieces of it. */
export const importWarningSchema = z.object({ code: z.enum(importWarningCodes), count: z.int().min(1) })
export type ImportWarning = z.infer<typeof importWarningSchema>

/** A file as plain text. Several records only where the format holds several (CSV). */
export const convertedFileSchema = z.object({
  format: z.enum(importFormats),
  records: z.array(z.object({ text: z.string(), title: z.string().nullable() })).min(1),
  warnings: z.array(importWarningSchema),
})
export type ConvertedFile = z.infer<typeof convertedFileSchema>
export type ImportFormat = ConvertedFile['format']
export type ImportWarningCode = ImportWarning['code']

/** Counts what is left out on the way. */
export class Losses {
  readonly #counts = new Map<ImportWarningCode, number>()

  add(code: ImportWarningCode, count = 1): void {
    if (count > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + count)
  }

  warnings(): ImportWarning[] {
    return [...this.#counts].map(([code, count]) => ({ code, count }))
  }
}
