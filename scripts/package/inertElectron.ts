import fs from 'node:fs'
import path from 'node:path'
import type { PackageTarget } from './packageTarget.ts'

/** What every Electron binary carries so that its fuses can be found: this text, a version, the number of fuses, and their states as digits. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const factorySettings = '101110011'

/**
 * A folder in the shape of an unpacked Electron whose program runs nothing but carries a true fuse wire: it lets electron-builder lay out a whole package where
 * no Electron can be had.
 */
export function writeInertElectron(folder: string, { os }: PackageTarget, version: string): void {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true })
  fs.mkdirSync(path.join(folder, 'locales'))
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) fs.writeFileSync(path.join(folder, name), 'of the real Electron\n')
  fs.writeFileSync(path.join(folder, 'version'), version)
  const wire = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, factorySettings.length]), Buffer.from(factorySettings)])
  const program = Buffer.concat([Buffer.alloc(4096), wire, Buffer.alloc(4096)])
  fs.writeFileSync(path.join(folder, os === 'win32' ? 'electron.exe' : 'electron'), program, { mode: 0o755 })
}
