import { AppFailure } from '../../shared/errors.ts'
import { maximumDraftCharacters } from '../../shared/limits.ts'

const field = 'medical_text'

/** `null` counts as missing too, as it did for the first clients. */
export function isWithoutText(body: unknown): boolean {
  return !isObject(body) || body[field] === undefined || body[field] === null
}

/** The record of a request, or of an entry of a batch: `{"medical_text": …}` or the text itself. Throws 'invalid-input', 'record-empty', 'record-too-long'. */
export function textOf(record: unknown): string {
  const text = isObject(record) ? record[field] : record
  if (typeof text !== 'string') throw new AppFailure('invalid-input', { detail: field })
  if (text.trim() === '') throw new AppFailure('record-empty')
  // before it is kept: a program can split it and ask again, and nobody waits in the queue for it
  if (text.length > maximumDraftCharacters)
    throw new AppFailure('record-too-long', { characters: text.length, maximum: maximumDraftCharacters })
  return text
}

/** A batch is a list, or `{"records": […]}`. Throws 'invalid-input'. */
export function recordsOf(body: unknown): readonly unknown[] {
  const records: unknown = isObject(body) ? body['records'] : body
  if (!Array.isArray(records) || records.length === 0) throw new AppFailure('invalid-input', { detail: 'records' })
  return records
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
