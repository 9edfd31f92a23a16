import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { modelsFolder } from '../../src/main/engine/models/modelsFolder.ts'

/** node-llama-cpp's package: llama.cpp as it was built from, in a git bundle, and the source of its addon. */
const packageFolder = path.join(import.meta.dirname, '../../node_modules/node-llama-cpp/llama')
const sourceBundle = path.join(packageFolder, 'gitRelease.bundle')
export const addonSource = path.join(packageFolder, 'addon')

/** The folder of the addon and of the libraries that the application runs on; undefined where this platform's package is not installed. */
export function shippedLibraries(): string | undefined {
  const name = `${process.platform}-${process.arch}`
  const folder = path.join(packageFolder, '../../@node-llama-cpp', name, 'bins', name)
  return fs.existsSync(folder) ? folder : undefined
}

export const hashOf = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

let bundleHash: string | undefined
/** What the source is known by: read once, for it is some 30 MB. */
export const hashOfBundle = (): string => (bundleHash ??= hashOf(sourceBundle))

/** Where what is built from this source is kept: beside the models, by the hash of the source, so that another version is built anew. */
export const builtFolder = (): string => path.join(modelsFolder(), '..', 'llama.cpp', hashOfBundle().slice(0, 12))

/** llama.cpp's source out of the bundle, once. Throws where git fails. */
export function cloneSource(): string {
  const source = path.join(builtFolder(), 'src')
  if (fs.existsSync(path.join(source, 'CMakeLists.txt'))) return source
  fs.mkdirSync(builtFolder(), { recursive: true })
  fs.rmSync(source, { recursive: true, force: true })
  execFileSync('git', ['-c', 'advice.detachedHead=false', 'clone', '--quiet', sourceBundle, source], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return source
}

/**
 * The libraries of `from` in `to`, each also by its name without a version, by which a linker looks for it. Copied: what is built stands beside the models and outlives the checkout
 * that built it.
 */
export function copyLibraries(from: string, to: string): void {
  for (const name of fs.readdirSync(from)) {
    if (!name.endsWith('.so')) continue
    fs.copyFileSync(path.join(from, name), path.join(to, name))
    const plain = name.replace(/\.v[\d.]+\.so$/, '.so')
    if (plain !== name) fs.symlinkSync(name, path.join(to, plain))
  }
}

/** Whether what was built is there with all that stands beside it: a link to what is gone is not there. */
export function isWhole(built: string): boolean {
  const folder = path.dirname(built)
  return fs.existsSync(built) && fs.readdirSync(folder).every((name) => fs.existsSync(path.join(folder, name)))
}

/** Those of `programs` that this machine lacks. */
export const missingPrograms = (programs: readonly string[]): string[] =>
  programs.filter((name) => spawnSync(name, ['--version']).error !== undefined)
