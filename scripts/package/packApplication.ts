import path from 'node:path'
import { build, Platform, type AfterPackContext, type Configuration } from 'electron-builder'
import { repositoryRoot } from '../setup/runCommand.mjs'
import { flipApplicationFuses } from './applicationFuses.ts'
import type { PackageTarget } from './packageTarget.ts'
import { shareEqualLibraries } from './shareEqualLibraries.ts'

const platforms = { win: Platform.WINDOWS, linux: Platform.LINUX, mac: Platform.MAC }

export type PackOptions = {
  readonly target: PackageTarget
  /** What `stageApplication` laid out. */
  readonly staged: string
  readonly output: string
  readonly electronDist: string
  readonly electronVersion: string
  /** Only the unpacked application, without installers. */
  readonly isLayoutOnly: boolean
  /** Anything else that this run says otherwise than electron-builder.yml. */
  readonly changes?: Configuration
}

/** Runs electron-builder by electron-builder.yml on a staged application, flips the fuses after packing, and resolves with the files that it made. */
export async function packApplication(options: PackOptions): Promise<readonly string[]> {
  const { target, staged, output, electronDist, electronVersion, isLayoutOnly, changes } = options
  const config: Configuration = {
    extends: path.join(repositoryRoot, 'electron-builder.yml'),
    electronDist,
    electronVersion,
    directories: { output, buildResources: 'icons' },
    afterPack: finishLayout,
    ...changes,
  }
  const targets = platforms[target.name].createTarget(isLayoutOnly ? 'dir' : null, target.cpu === 'x64' ? 1 : 3)
  return await build({ projectDir: staged, targets, config, publish: null })
}

async function finishLayout({ appOutDir, packager, electronPlatformName }: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo
  const name = { win32: 'yizhai.exe', linux: 'yizhai' }[electronPlatformName] ?? `${productFilename}.app`
  if (electronPlatformName === 'linux')
    shareEqualLibraries(path.join(appOutDir, 'resources/app.asar.unpacked/node_modules/@node-llama-cpp'))
  await flipApplicationFuses(path.join(appOutDir, name))
}
