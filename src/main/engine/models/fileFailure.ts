import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'

export function errorCodeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

export function isMissing(error: unknown): boolean {
  return errorCodeOf(error) === 'ENOENT'
}

/** A file system error on a model file as an expected failure; anything else is passed through. */
export function fileFailure(error: unknown, file: string): unknown {
  if (error instanceof AppFailure) return error
  if (error instanceof Error && error.name === 'AbortError') return new AppFailure('cancelled')
  const code = errorCodeOf(error)
  if (code === 'ENOSPC') return new AppFailure('disk-full')
  if (code !== undefined && error instanceof Error && 'syscall' in error) {
    return new AppFailure('model-file-unreadable', { name: path.basename(file), reason: code })
  }
  return error
}
