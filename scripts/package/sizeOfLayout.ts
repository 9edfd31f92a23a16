import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

export type LayoutSize = { readonly installedBytes: number; readonly compressedBytes: number }

/** What the application adds to Electron's own files: as installed, and gzipped, which an installer's own compression stays below. Links count nothing. */
export function sizeOfLayout(resources: string): LayoutSize {
  let [installedBytes, compressedBytes] = [0, 0]
  for (const entry of fs.readdirSync(resources, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const content = fs.readFileSync(path.join(entry.parentPath, entry.name))
    installedBytes += content.length
    compressedBytes += zlib.gzipSync(content, { level: 6 }).length
  }
  return { installedBytes, compressedBytes }
}
