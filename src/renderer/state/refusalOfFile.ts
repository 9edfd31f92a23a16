import type { Failure } from '../../shared/errors.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import type { DroppedFile } from './batchState.ts'

const megabyte = 1024 * 1024

/** Why a dropped file is not even read: it is too large. The size is rounded up, so that it never reads as if it were just within the limit. */
export function refusalOfFile({ name, sizeBytes }: DroppedFile): Failure | null {
  if (sizeBytes <= maximumFileBytes) return null
  const megabytes = Math.ceil((sizeBytes / megabyte) * 10) / 10
  return { code: 'file-too-large', params: { name, megabytes, maximumMegabytes: maximumFileBytes / megabyte } }
}

/** A dropped file that is gone or can't be read. */
export function unreadableFile({ name }: DroppedFile, error: unknown): Failure {
  return { code: 'file-unreadable', params: { name, reason: error instanceof Error ? error.name : typeof error } }
}
