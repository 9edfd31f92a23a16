import fs from 'node:fs/promises'
import path from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import { maximumFileBytes } from '../../shared/limits.ts'
import { requireSize } from './decodeText.ts'

/** Reads a file whole. Its size is known before a byte of it is read. Throws 'file-unreadable', 'file-too-large'. */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  return readWithinLimit(file).catch((error: unknown) => {
    if (error instanceof AppFailure) throw error
    throw unreadable(file, error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
  })
}

async function readWithinLimit(file: string): Promise<Uint8Array> {
  // before it is opened: opening a pipe waits for a writer
  const stat = await fs.stat(file)
  if (!stat.isFile()) throw unreadable(file, stat.isDirectory() ? 'EISDIR' : 'ENOTFILE')
  requireSize(stat.size)
  const handle = await fs.open(file)
  try {
    return await readUpTo(handle, maximumFileBytes + 1)
  } finally {
    await handle.close()
  }
}

/** Not more, even if the file is growing: one byte over the limit is enough for `decodeText` to refuse it. */
async function readUpTo(handle: fs.FileHandle, limitBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let readBytes = 0
  while (readBytes < limitBytes) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(1 << 20, limitBytes - readBytes)))
    if (bytesRead === 0) break
    chunks.push(buffer.subarray(0, bytesRead))
    readBytes += bytesRead
  }
  return Buffer.concat(chunks)
}

function unreadable(file: string, reason: string): AppFailure {
  return new AppFailure('file-unreadable', { name: path.basename(file), reason })
}
