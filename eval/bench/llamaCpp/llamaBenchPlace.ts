import fs from 'node:fs'
import path from 'node:path'
import { builtFolder } from '../../../scripts/engine/engineSource.ts'

const executable = process.platform === 'win32' ? 'llama-bench.exe' : 'llama-bench'

export const builtLlamaBench = (): string => path.join(builtFolder(), 'build', 'bin', executable)
/** llama-bench over the very libraries that the application runs on: what is left between the two is node-llama-cpp's own. */
export const shippedLlamaBench = (): string => path.join(builtFolder(), 'shipped', executable)

/** The one that was built here, else one on the path; undefined where there is none. */
export function findLlamaBench(): string | undefined {
  if (fs.existsSync(builtLlamaBench())) return builtLlamaBench()
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => path.join(folder, executable)).find((file) => fs.existsSync(file))
}
