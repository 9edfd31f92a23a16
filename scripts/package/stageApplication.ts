import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from '../setup/runCommand.mjs'
import { isShippedFile } from './isShippedFile.ts'
import { makeIcons } from './makeIcons.ts'
import { nativePackage } from './nativePackage.ts'
import type { PackageTarget } from './packageTarget.ts'
import { shippedPackages } from './readLock.ts'

type Manifest = {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly dependencies: Readonly<Record<string, string>>
}

/**
 * Lays out in `folder` just what one target's package is made of: the build in `out/`, resources, icons, the shipped packages without what never runs, and the
 * target's natives, which are fetched from the npm registry (checked by the lock's hash) where this machine lacks them. The same input gives the same files.
 */
export async function stageApplication(target: PackageTarget, folder: string): Promise<void> {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  copyTree(path.join(repositoryRoot, 'out'), path.join(folder, 'out'), (file) => !path.basename(file).startsWith('.'))
  copyTree(path.join(repositoryRoot, 'resources'), path.join(folder, 'resources'), (file) => !file.endsWith('.part'))
  makeIcons(path.join(folder, 'icons'))
  for (const name of shippedPackages()) stagePackage(path.join(repositoryRoot, name), name, folder, target.sqlite)
  for (const native of target.natives) {
    const name = `node_modules/@node-llama-cpp/${native}`
    stagePackage(await nativePackage(name), name, folder, target.sqlite)
  }
  writeManifest(folder)
}

/** The package.json that is shipped: without scripts and what only development needs. */
function writeManifest(folder: string): void {
  const source = JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as Manifest
  const { name, version, description, dependencies } = source
  const manifest = {
    name,
    productName: '医摘',
    version,
    description,
    author: 'yizhai',
    license: 'UNLICENSED',
    private: true,
    type: 'module',
    main: 'out/main/index.js',
    dependencies,
  }
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function stagePackage(source: string, name: string, folder: string, sqlite: string): void {
  // a package's own packages are entries of the lock themselves
  copyTree(
    source,
    path.join(folder, name),
    (_, inside) => !inside.startsWith('node_modules/') && isShippedFile(`${name}/${inside}`, sqlite),
  )
}

function copyTree(source: string, target: string, isWanted: (file: string, inside: string) => boolean): void {
  for (const entry of fs.readdirSync(source, { recursive: true, withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const inside = path.relative(source, file).replaceAll('\\', '/')
    if (!isWanted(file, inside)) continue
    const to = path.join(target, inside)
    fs.mkdirSync(path.dirname(to), { recursive: true })
    fs.copyFileSync(file, to, fs.constants.COPYFILE_FICLONE)
    fs.chmodSync(to, 0o644)
  }
}
