import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ZipFile } from 'yazl'
import type { BundleKind } from '../../shared/bundles.ts'
import { bundleKeyOf, makeBundleKeys, type BundleKey } from './bundleKeys.ts'
import { writeBundle, writeZip } from './writeBundle.ts'

/** For tests: keys, bundles right and forged, and a profile to import them into. */
export class BundleBench {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bundles-'))
  readonly pair = makeBundleKeys()
  readonly keys: readonly BundleKey[] = [bundleKeyOf(this.pair.publicPem)]
  readonly place = { folder: path.join(this.root, 'profile', 'bundles'), keys: this.keys, appVersion: '0.1.0' }
  #made = 0

  /** Signed, of these files by name. */
  async make(version: string, files: Readonly<Record<string, string>>, kind: BundleKind = 'templates', privatePem = this.pair.privatePem) {
    const [folder, target] = [this.#path(), `${this.#path()}.yzb`]
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      fs.writeFileSync(path.join(folder, name), text)
    }
    await writeBundle(folder, target, { kind, version, minVersion: '0.1.0' }, privatePem)
    return target
  }

  /** A rightly signed manifest over one file a.json, and whatever `addFiles` puts beside it. */
  async forge(addFiles: (zip: ZipFile) => void, name = 'a.json'): Promise<string> {
    const target = `${this.#path()}.yzb`
    const sha256 = createHash('sha256').update('{}').digest('hex')
    const manifest = { format: 1, kind: 'templates', version: '9', minVersion: '0.1.0', files: [{ path: name, size: 2, sha256 }] }
    await writeZip(target, Buffer.from(JSON.stringify(manifest)), this.pair.privatePem, addFiles)
    return target
  }

  /** The file with some bytes of the same length in place of others, wherever they stand. */
  replace(file: string, from: string, to: string): string {
    const bytes = fs.readFileSync(file)
    for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at)
    fs.writeFileSync(file, bytes)
    return file
  }

  /** Every file of the profile with its content's hash. */
  snapshot(): string[] {
    if (!fs.existsSync(this.place.folder)) return []
    return fs
      .readdirSync(this.place.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => `${file} ${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}`)
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true })
  }

  #path(): string {
    return path.join(this.root, `made-${String(++this.#made)}`)
  }
}
