import { AppFailure } from '../../shared/errors.ts'
import { importLimits } from './importLimits.ts'

/** An object of JSON whose depth is known before it is built. Throws 'file-too-deep', 'file-damaged'. */
export function parseJson(text: string, kind: string): Readonly<Record<string, unknown>> {
  let depth = 0
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (piece === '{' || piece === '[') depth++
    else if (piece === '}' || piece === ']') depth--
    if (depth > importLimits.depth) throw new AppFailure('file-too-deep', { kind, maximum: importLimits.depth })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppFailure('file-damaged', { kind })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppFailure('file-unsupported', { kind: 'JSON' })
  return value as Readonly<Record<string, unknown>>
}
