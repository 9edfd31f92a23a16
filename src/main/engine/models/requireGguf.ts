import type { Stats } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { AppFailure } from '../../../shared/errors.ts'

/** Looks at the first four bytes only: parsing a model file is for after its hash is known. Throws 'model-not-gguf'. */
export async function requireGguf(file: string): Promise<Stats> {
  const stat = await fs.stat(file)
  if (!stat.isFile()) throw new AppFailure('model-not-gguf', { name: path.basename(file) })
  const handle = await fs.open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead < 4 || buffer.toString('latin1') !== 'GGUF') throw new AppFailure('model-not-gguf', { name: path.basename(file) })
    return stat
  } finally {
    await handle.close()
  }
}
