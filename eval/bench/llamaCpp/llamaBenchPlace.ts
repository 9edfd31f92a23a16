import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { modelsFolder } from '../../../src/main/engine/models/modelsFolder.ts'

const llamaFolder = path.join(import.meta.dirname, '../../../node_modules/node-llama-cpp/llama')

/** llama.cpp as node-llama-cpp was built from: a git bundle inside its own package. */
export const sourceBundle = path.join(llamaFolder, 'gitRelease.bundle')

/** The shared libraries that the application runs on, where this platform's package is installed. */
export function shippedLibraries(): string | undefined {
  const name = `${process.platform}-${process.arch}`
  const folder = path.join(llamaFolder, '../../@node-llama-cpp', name, 'bins', name)
  return fs.existsSync(folder) ? folder : undefined
}

/** Beside the models, by the hash of the source: another version is built anew. */
export function llamaBenchFolder(): string {
  const hash = createHash('sha256').update(fs.readFileSync(sourceBundle)).digest('hex')
  return path.join(modelsFolder(), '..', 'llama.cpp', hash.slice(0, 12))
}

const executable = process.platform === 'win32' ? 'llama-bench.exe' : 'llama-bench'

export const builtLlamaBench = (): string => path.join(llamaBenchFolder(), 'build', 'bin', executable)
/** llama-bench over the very libraries that the application runs on: what is left between the two is node-llama-cpp's own. */
export const shippedLlamaBench = (): string => path.join(llamaBenchFolder(), 'shipped', executable)

/** The one that was built here, else one on the path; undefined where there is none. */
export function findLlamaBench(): string | undefined {
  if (fs.existsSync(builtLlamaBench())) return builtLlamaBench()
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => path.join(folder, executable)).find((file) => fs.existsSync(file))
}
