import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openBundle } from './openBundle.ts'
import { writeBundle } from './writeBundle.ts'

/** Signs a bundle that was made elsewhere, after holding its content against its manifest. Throws what `openBundle` throws, save for the missing signature. */
export async function signBundle(file: string, target: string, privatePem: string): Promise<void> {
  const bundle = await openBundle(file, { keys: [], allowsUnsigned: true })
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-sign-'))
  try {
    await bundle.extractTo(folder)
    await writeBundle(folder, target, bundle.manifest, privatePem)
  } finally {
    bundle.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
