import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Configuration } from 'electron-builder'
import { repositoryRoot } from '../setup/runCommand.mjs'
import { writeInertElectron } from './inertElectron.ts'
import { packApplication } from './packApplication.ts'
import type { PackageTarget } from './packageTarget.ts'
import { stageApplication } from './stageApplication.ts'

export type Layout = { readonly program: string; readonly resources: string; readonly asarSha256: string; readonly inertProgram: string }

/** Without an executable that Windows would know, there is nothing to edit in it. */
const withoutEditing: Configuration = { win: { signAndEditExecutable: false }, disableAsarIntegrity: true }

/** The whole application as electron-builder packages it, around an Electron that runs nothing. */
export async function layOutPackage(target: PackageTarget, changes: Configuration = {}): Promise<Layout> {
  const base = path.join(repositoryRoot, '.cache', 'package', target.name)
  const [staged, electronDist, output] = ['app', 'electron', 'dist'].map((name) => path.join(base, name)) as [string, string, string]
  await stageApplication(target, staged)
  const electronVersion = installedElectronVersion()
  writeInertElectron(electronDist, target, electronVersion)
  fs.rmSync(output, { recursive: true, force: true })
  const isWindows = target.name === 'win'
  await packApplication({
    ...{ target, staged, output, electronDist, electronVersion, isLayoutOnly: true },
    changes: { ...(isWindows && withoutEditing), ...changes },
  })
  const folder = path.join(output, `${target.name}-unpacked`)
  const resources = path.join(folder, 'resources')
  return {
    program: path.join(folder, isWindows ? 'yizhai.exe' : 'yizhai'),
    inertProgram: path.join(electronDist, isWindows ? 'electron.exe' : 'electron'),
    resources,
    asarSha256: createHash('sha256')
      .update(fs.readFileSync(path.join(resources, 'app.asar')))
      .digest('hex'),
  }
}

export function installedElectronVersion(): string {
  const manifest = path.join(repositoryRoot, 'node_modules/electron/package.json')
  return (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { readonly version: string }).version
}
