import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { BundleKind } from '../../src/shared/bundles.ts'
import { pinnedNode, repositoryRoot } from '../launch/repository.ts'

/** The machine that signs: its own folder, and the command line. */
export class BundleMaker {
  readonly #folder: string
  #made = 0

  constructor(folder: string) {
    this.#folder = folder
    fs.mkdirSync(folder, { recursive: true })
    for (const name of ['hospital', 'stranger']) this.#run('keygen', '--out', path.join(folder, name))
  }

  get publicKey(): string {
    return path.join(this.#folder, 'hospital.pub.pem')
  }

  /** A bundle of these files by name; one of the `stranger` carries a signature that nobody trusts. */
  make(kind: BundleKind, version: string, files: Readonly<Record<string, string>>, signer: 'hospital' | 'stranger' = 'hospital'): string {
    const content = path.join(this.#folder, `content-${String(++this.#made)}`)
    fs.mkdirSync(content)
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(content, name), text)
    const target = path.join(this.#folder, `${kind}-${version}-${signer}.yzb`)
    const key = path.join(this.#folder, `${signer}.key.pem`)
    this.#run('make', content, '--kind', kind, '--bundle-version', version, '--out', target, '--key', key)
    return target
  }

  /** A copy in whose content a byte is another; manifest and signature are as they were. */
  tamper(file: string): string {
    const bytes = fs.readFileSync(file)
    // the third entry of the archive, behind manifest and signature: its head, its name, and then its bytes
    const starts = [...bytes.toString('latin1').matchAll(/PK\x03\x04/g)].map(({ index }) => index)
    const start = starts[2] ?? 0
    const at = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28) + 4
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at)
    const target = file.replace('.yzb', '-tampered.yzb')
    fs.writeFileSync(target, bytes)
    return target
  }

  #run(...args: readonly string[]): void {
    execFileSync(pinnedNode(), [path.join(repositoryRoot, 'src/main/cli/yizhai.ts'), 'bundle', ...args], { stdio: 'pipe' })
  }
}
