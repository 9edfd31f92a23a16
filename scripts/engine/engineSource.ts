import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { modelsFolder } from '../../src/main/engine/models/modelsFolder.ts'

/** node-llama-cpp's package: llama.cpp as it was built from, in a git bundle, and the source of its addon. */
const packageFolder = path.join(import.meta.dirname, '../../node_modules/node-llama-cpp/llama')
export const sourceBundle = path.join(packageFolder, 'gitRelease.bundle')
export const addonSource = path.join(packageFolder, 'addon')

/** The folder of the addon and of the libraries that the application runs on; undefined where this platform's package is not installed. */
export function shippedLibraries(): string | undefined {
  const name = `${process.platform}-${process.arch}`
  const folder = path.join(packageFolder, '../../@node-llama-cpp', name, 'bins', name)
  return fs.existsSync(folder) ? folder : undefined
}

export const hashOf = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** Where what is built from this source is kept: beside the models, by the hash of the source, so that another version is built anew. */
export const builtFolder = (): string => path.join(modelsFolder(), '..', 'llama.cpp', hashOf(sourceBundle).slice(0, 12))

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

/** Those of `programs` that this machine lacks. */
export const missingPrograms = (programs: readonly string[]): string[] =>
  programs.filter((name) => spawnSync(name, ['--version']).error !== undefined)
