import path from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import type { ConvertedFile } from './convertedRecord.ts'
import type { Encoding } from './encoding.ts'
import { readFileBytes } from './readFileBytes.ts'
import { readRecordFile } from './readRecordFile.ts'
import type { ReaderProcess } from './readerProtocol.ts'

export type OneRecord = Pick<ConvertedFile, 'format' | 'warnings'> & { readonly text: string }

/** The record in a file of any known format, as text. `start` makes the process that reads what is no plain text. Throws 'file-…' with what to do. */
export async function openRecordFile(file: string, start: () => ReaderProcess, encoding?: Encoding): Promise<OneRecord> {
  return oneRecordOf(await readRecordFile({ bytes: await readFileBytes(file), name: path.basename(file), encoding }, start))
}

/** Throws 'file-several-records': which of them is meant, nobody can say. */
export function oneRecordOf({ format, records, warnings }: ConvertedFile): OneRecord {
  const [record, ...others] = records
  if (!record || others.length > 0) throw new AppFailure('file-several-records', { kind: format.toUpperCase(), count: records.length })
  return { format, warnings, text: record.text }
}
