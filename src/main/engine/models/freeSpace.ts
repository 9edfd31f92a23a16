import fs from 'node:fs/promises'
import { AppFailure } from '../../../shared/errors.ts'

/** Throws 'disk-full' with both figures when the folder's disk has less room than `neededBytes`. */
export async function requireFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await fs.statfs(folder)
  const freeBytes = bavail * bsize
  if (freeBytes < neededBytes) throw new AppFailure('disk-full', { neededMb: megabytes(neededBytes), freeMb: megabytes(freeBytes) })
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_000_000)
}
