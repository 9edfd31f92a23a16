import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import { z } from 'zod'
import { errorCodeOf, isMissing } from './fileFailure.ts'

const recordSchema = z.object({
  /** The model that the file was imported or pulled as. */
  id: z.string().min(1),
  sizeBytes: z.int().nonnegative(),
  mtimeMs: z.number(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What hashing a file once found. It counts only while size and time of change are still those of the file. */
export type VerificationRecord = Readonly<z.infer<typeof recordSchema>>

export type FileStamp = { readonly size: number; readonly mtimeMs: number }

export function recordPath(file: string): string {
  return `${file}.verified.json`
}

/** Undefined when there is none or it can't be read as one: the only consequence is that the file is hashed again. */
export async function readVerificationRecord(file: string): Promise<VerificationRecord | undefined> {
  try {
    return recordSchema.safeParse(JSON.parse(await fs.readFile(recordPath(file), 'utf8'))).data
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return undefined
    throw error
  }
}

/** `stat` is from before the hashing, so that a change during it makes the record void. Written in one step: a reader never sees half of it. */
export async function writeVerificationRecord(file: string, id: string, sha256: string, stat: FileStamp): Promise<void> {
  const record: VerificationRecord = { id, sizeBytes: stat.size, mtimeMs: stat.mtimeMs, sha256 }
  const temporary = `${recordPath(file)}.${randomUUID()}.tmp`
  try {
    await fs.writeFile(temporary, `${JSON.stringify(record)}\n`, { flush: true })
    await fs.rename(temporary, recordPath(file))
  } catch (error) {
    await fs.rm(temporary, { force: true })
    // a folder that a hospital's IT shares read-only: its models are hashed at each start instead
    if (!['EACCES', 'EPERM', 'EROFS'].includes(errorCodeOf(error) ?? '')) throw error
  }
}

export async function removeVerificationRecord(file: string): Promise<void> {
  await fs.rm(recordPath(file), { force: true })
}

export function isCurrent(record: VerificationRecord, stat: FileStamp): boolean {
  return record.sizeBytes === stat.size && record.mtimeMs === stat.mtimeMs
}
