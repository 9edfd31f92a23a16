import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

export type ByteProgress = (doneBytes: number) => void

/** SHA-256 in lower-case hex, streamed. Throws the stream's own error, or an AbortError. */
export async function hashFile(file: string, onProgress?: ByteProgress, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  let doneBytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20, ...(signal && { signal }) })) {
    hash.update(chunk as Buffer)
    doneBytes += (chunk as Buffer).length
    onProgress?.(doneBytes)
  }
  return hash.digest('hex')
}
