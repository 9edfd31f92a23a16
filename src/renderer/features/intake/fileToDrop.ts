import type { DroppedFile } from '../../state/batchState.ts'

/** Bytes that become characters at once: `String.fromCharCode` takes its arguments on the stack. */
const piece = 0x8000

export function fileToDrop(file: File): DroppedFile {
  return {
    name: file.name,
    sizeBytes: file.size,
    readBase64: async () => {
      const bytes = new Uint8Array(await file.arrayBuffer())
      let binary = ''
      for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece))
      return btoa(binary)
    },
  }
}
