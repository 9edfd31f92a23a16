import { z } from 'zod'
import { AppFailure } from './errors.ts'
import { templateSchema, type Template } from './template.ts'

const format = 'yizhai-template'
/** Raised when a template may hold what an older program would not understand. */
export const templateFormatVersion = 1
/** UTF-16 units of a template's file. */
export const maximumTemplateCharacters = 400_000

/** Read first, whatever else is in the file: a template of a later program may look otherwise. */
const headSchema = z.object({ format: z.literal(format), formatVersion: z.int().min(1) })
const fileSchema = z.strictObject({ ...headSchema.shape, ...templateSchema.shape })

/**
 * A template as it stands in its file, whose form alone is looked at; what it says is for `lintTemplate`.
 * Throws 'template-unreadable', 'template-newer', 'template-field-unknown'.
 */
export function readTemplateFile(text: string): Template {
  const unreadable = (reason: string) => new AppFailure('template-unreadable', { reason })
  if (text.length > maximumTemplateCharacters) throw unreadable('size')
  const value = valueOf(text)
  const head = headSchema.safeParse(value)
  if (!head.success) throw unreadable('format')
  const { formatVersion } = head.data
  if (formatVersion > templateFormatVersion) throw new AppFailure('template-newer', { found: formatVersion, known: templateFormatVersion })
  const file = fileSchema.safeParse(value)
  if (!file.success) {
    const unknown = file.error.issues.find((issue) => issue.code === 'unrecognized_keys')
    if (unknown) throw new AppFailure('template-field-unknown', { field: [...unknown.path, unknown.keys[0] ?? ''].join('.') })
    throw unreadable(file.error.issues[0]?.path.join('.') ?? 'form')
  }
  const { format: _, formatVersion: __, ...template } = file.data
  return template
}

/** The text of a template's file. */
export function templateFileText(template: Template): string {
  return `${JSON.stringify({ format, formatVersion: templateFormatVersion, ...template }, null, 2)}\n`
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch {
    throw new AppFailure('template-unreadable', { reason: 'JSON' })
  }
}
