import { z } from 'zod'
import { importFormats } from '../../shared/choices.ts'
import { importWarningSchema, type ImportWarning } from '../../shared/importPreview.ts'

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
