import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { bundleManifestSchema, manifestName, signatureName } from './bundleManifest.ts'

/** Whether an extracted bundle is still what was signed. Anything unexpected is a no. Model files are left to their own check, which hashes gigabytes once. */
export function verifyFolder(home: string, isSigned: (manifest: Buffer, signature: Buffer) => boolean): boolean {
  try {
    const bytes = fs.readFileSync(path.join(home, manifestName))
    if (!isSigned(bytes, fs.readFileSync(path.join(home, signatureName)))) return false
    const { kind, files } = bundleManifestSchema.parse(JSON.parse(bytes.toString('utf8')))
    if (kind === 'model' || kind === 'update') return true
    const found = fs.readdirSync(path.join(home, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
    return (
      found.length === files.length &&
      files.every(({ path: name, sha256 }) => {
        const content = fs.readFileSync(path.join(home, 'files', ...name.split('/')))
        return createHash('sha256').update(content).digest('hex') === sha256
      })
    )
  } catch {
    return false
  }
}
