import type { Failure, Result } from '../../shared/errors.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import type { DroppedFile } from './batchState.ts'

const megabyte = 1024 * 1024

/** Why a dropped file is not even read: it is too large. The size is rounded up, so that it never reads as if it were just within the limit. */
export function refusalOfFile({ name, sizeBytes }: DroppedFile): Failure | null {
  if (sizeBytes <= maximumFileBytes) return null
  const megabytes = Math.ceil((sizeBytes / megabyte) * 10) / 10
  return { code: 'file-too-large', params: { name, megabytes, maximumMegabytes: maximumFileBytes / megabyte } }
}

/** A dropped file's bytes in base64; fails with 'file-too-large', or with 'file-unreadable' where it is gone or can't be read. */
export async function readDropped(file: DroppedFile): Promise<Result<string>> {
  const refusal = refusalOfFile(file)
  if (refusal !== null) return { ok: false, failure: refusal }
  try {
    return { ok: true, value: await file.readBase64() }
  } catch (error) {
    const reason = error instanceof Error ? error.name : typeof error
    return { ok: false, failure: { code: 'file-unreadable', params: { name: file.name, reason } } }
  }
}
