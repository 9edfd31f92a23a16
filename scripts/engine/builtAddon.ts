import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  addonSource,
  builtFolder,
  cloneSource,
  copyLibraries,
  hashOf,
  hashOfBundle,
  isWhole,
  missingPrograms,
  shippedLibraries,
} from './engineSource.ts'
import { patchAddon } from './patchAddon.ts'

const repository = path.join(import.meta.dirname, '../..')
const fileName = 'llama-addon.node'
const compiler = 'g++'
const flags = [
  ...['-std=c++17', '-O3', '-DNDEBUG', '-fPIC', '-fexceptions', '-DNAPI_VERSION=7'],
  ...['-DGGML_BACKEND_DL', '-DGGML_BACKEND_SHARED', '-DGGML_SHARED', '-DLLAMA_SHARED'],
]

/** Why there is no build of our own on this machine; undefined where there can be one. */
export function obstacle(): string | undefined {
  if (process.platform !== 'linux') return `the addon is built on Linux only; on ${process.platform} the shipped one stays`
  if (shippedLibraries() === undefined) return `node-llama-cpp has no libraries for ${process.platform}-${process.arch} in node_modules`
  const missing = missingPrograms(['git', compiler])
  return missing.length > 0 ? `missing: ${missing.join(', ')}. Debian and Ubuntu: apt-get install git g++` : undefined
}

/** Every file of the addon's source, patched, by its path inside the folder. */
function patchedSources(): ReadonlyMap<string, string> {
  const names = fs.readdirSync(addonSource, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:cpp|h)$/.test(name))
  return new Map(names.sort().map((name) => [name, patchAddon(name, fs.readFileSync(path.join(addonSource, name), 'utf8'))]))
}

/** The addon with its libraries beside it. Kept by the hash of all that it is made of; the file is there only when it is whole. Throws Error where the compiler fails. */
export async function buildAddon(say: (text: string) => void): Promise<string> {
  const libraries = shippedLibraries()
  const reason = obstacle()
  if (reason !== undefined || libraries === undefined) throw new Error(reason)
  const sources = patchedSources()
  const hash = createHash('sha256').update(JSON.stringify([hashOfBundle(), [...sources], flags, process.arch]))
  const folder = path.join(builtFolder(), `addon-${hash.digest('hex').slice(0, 12)}`)
  const built = path.join(folder, fileName)
  if (isWhole(built)) return built

  const llama = cloneSource()
  const work = path.join(folder, 'work')
  fs.rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of sources) {
    fs.mkdirSync(path.dirname(path.join(work, name)), { recursive: true })
    fs.writeFileSync(path.join(work, name), text)
  }
  copyLibraries(libraries, folder)
  const headers = [
    ...['node-addon-api', 'node-api-headers/include'].map((name) => path.join(repository, 'node_modules', name)),
    ...['', 'include', 'src', 'common', 'ggml/include', 'vendor'].map((name) => path.join(llama, name)),
  ].map((name) => `-I${name}`)
  const units = [...sources.keys()].filter((name) => name.endsWith('.cpp'))
  const objects = units.map((name) => path.join(work, `${name.replace(/\W/g, '-')}.o`))
  let done = 0
  const next = async (): Promise<void> => {
    const at = done++
    const unit = units[at]
    if (unit === undefined) return
    say(`${String(at + 1)}/${String(units.length)} ${unit}`)
    await compile([...flags, ...headers, '-c', path.join(work, unit), '-o', objects[at] ?? ''])
    return next()
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, next))
  const linked = path.join(work, fileName)
  await compile([
    '-shared',
    '-o',
    linked,
    ...objects,
    `-L${folder}`,
    '-lllama',
    '-lggml',
    '-lggml-base',
    '-lllama-common',
    '-Wl,-rpath,$ORIGIN',
  ])
  fs.renameSync(linked, built)
  fs.rmSync(work, { recursive: true })
  return built
}

function compile(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(compiler, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${compiler} ended with ${String(code)}`))
    })
  })
}

/** The addon that the application loads, and the shipped one beside ours while ours stands in its place. */
const places = (libraries: string) => ({ used: path.join(libraries, fileName), shipped: path.join(builtFolder(), `shipped-${fileName}`) })

/** Puts the addon in the place of the shipped one, which is kept. */
export function useAddon(built: string): void {
  const libraries = shippedLibraries()
  if (libraries === undefined || isOwnAddonUsed(built)) return
  const { used, shipped } = places(libraries)
  // where an older build of ours stands there, the shipped one was kept before
  if (!fs.existsSync(shipped)) fs.copyFileSync(used, shipped)
  replace(built, used)
}

/** Puts the shipped addon back; false where it was there all along. */
export function useShippedAddon(built: string): boolean {
  const libraries = shippedLibraries()
  if (libraries === undefined || !isOwnAddonUsed(built)) return false
  const { used, shipped } = places(libraries)
  replace(shipped, used)
  return true
}

export function isOwnAddonUsed(built: string): boolean {
  const libraries = shippedLibraries()
  return libraries !== undefined && fs.existsSync(built) && hashOf(places(libraries).used) === hashOf(built)
}

/** By a new file of the same name: who has the old one loaded, or shares it by a link, keeps it. */
function replace(source: string, target: string): void {
  fs.copyFileSync(source, `${target}.new`)
  fs.renameSync(`${target}.new`, target)
}
