import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from '../launch/repository.ts'

/** The built application laid out as installed in `folder`, with the public keys that its administrator trusts besides the program's own. Returns its main script. */
export function installWithKeys(folder: string, publicKeys: readonly string[]): string {
  for (const part of ['out', 'resources']) fs.cpSync(path.join(repositoryRoot, part), path.join(folder, part), { recursive: true })
  const keys = path.join(folder, 'resources', 'keys')
  fs.mkdirSync(keys, { recursive: true })
  for (const file of publicKeys) fs.copyFileSync(file, path.join(keys, path.basename(file)))
  return path.join(folder, 'out', 'main', 'index.js')
}
