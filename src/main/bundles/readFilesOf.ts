import fs from 'node:fs'
import path from 'node:path'

/** The texts of all files under a folder, in the order of their names. */
export function readFilesOf(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => fs.readFileSync(file, 'utf8'))
}
