import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { readLock, shippedPackages } from '../package/readLock.ts'
import { repositoryRoot } from '../setup/runCommand.mjs'
import { bundledPackages } from './bundledPackages.ts'

/** A part of what is installed at a ward. `hash`: of its package or file, in hex. `purl` where a registry knows it. */
export type Component = {
  readonly kind: 'library' | 'framework' | 'machine-learning-model'
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly purl?: string
  readonly hash?: { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }
  /** How it comes into the installation. */
  readonly part: string
}

const read = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(repositoryRoot, file), 'utf8'))
const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.object({ type: z.string() })]).optional(),
  licenses: z.array(z.object({ type: z.string() })).optional(),
})
const modelsSchema = z.object({
  models: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      file: z.string(),
      sha256: z.string().nullable(),
      licence: z.object({ name: z.string() }),
    }),
  ),
})

/** Everything that is shipped or brought along: packages, machine code, the runtime and the models of the catalogue. */
export function shippedComponents(): Component[] {
  // one version may lie in several folders
  const once = new Map([...packages(), ...runtime(), ...models()].map((part) => [`${part.name}@${part.version}`, part]))
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
}

function packages(): Component[] {
  const lock = readLock()
  const parts = new Map<string, string>()
  for (const folder of bundledPackages()) parts.set(folder, 'in the window’s bundle')
  for (const folder of shippedPackages(lock)) parts.set(folder, 'in the package')
  for (const folder of lock.keys())
    if (/^node_modules\/@node-llama-cpp\//.test(folder)) parts.set(folder, 'machine code; only the target’s own')
  return [...parts].map(([folder, part]): Component => {
    const { integrity, version = '' } = lock.get(folder) ?? {}
    const manifest = path.join(folder, 'package.json')
    // packages of other platforms are not installed here; those of llama.cpp have one licence
    const own = fs.existsSync(path.join(repositoryRoot, manifest)) ? packageSchema.parse(read(manifest)) : undefined
    // an alias is told by the name that the package has itself
    const name = own?.name ?? folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = own ? licenceOf(own) : name.startsWith('@node-llama-cpp/') ? 'MIT' : ''
    const [alg, content] = integrity?.split('-') ?? []
    return {
      kind: 'library',
      name,
      version,
      licence,
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      ...(alg === 'sha512' &&
        content !== undefined && { hash: { alg: 'SHA-512' as const, content: Buffer.from(content, 'base64').toString('hex') } }),
      part,
    }
  })
}

function licenceOf({ license, licenses }: z.infer<typeof packageSchema>): string {
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? ''
}

/** What comes inside other packages: each with the version that it says itself. */
function runtime(): Component[] {
  const electron = packageSchema.parse(read('node_modules/electron/package.json')).version
  const llama = z
    .object({ tag: z.string(), llamaCppGithubRepo: z.string() })
    .parse(read('node_modules/node-llama-cpp/llama/llama.cpp.info.json'))
  const [sqlite, ciphers] = sqliteVersions()
  return [
    { kind: 'framework', name: 'electron', version: electron, licence: 'MIT', purl: `pkg:npm/electron@${electron}`, part: 'the runtime' },
    {
      kind: 'framework',
      name: 'chromium',
      version: `of Electron ${electron}`,
      licence: 'BSD-3-Clause and those of its LICENSES.chromium.html',
      part: 'inside Electron',
    },
    { kind: 'framework', name: 'node.js', version: `of Electron ${electron}`, licence: 'MIT', part: 'inside Electron' },
    {
      kind: 'library',
      name: 'llama.cpp',
      version: llama.tag,
      licence: 'MIT',
      purl: `pkg:github/${llama.llamaCppGithubRepo}@${llama.tag}`,
      part: 'inside node-llama-cpp',
    },
    { kind: 'library', name: 'SQLite', version: sqlite, licence: 'blessing', part: 'inside better-sqlite3-multiple-ciphers' },
    { kind: 'library', name: 'SQLite3MultipleCiphers', version: ciphers, licence: 'MIT', part: 'inside better-sqlite3-multiple-ciphers' },
  ]
}

/** As the library that is shipped answers. */
function sqliteVersions(): [string, string] {
  const Database = createRequire(import.meta.filename)('better-sqlite3') as new (file: string) => {
    prepare(sql: string): { pluck(): { get(): unknown } }
    close(): void
  }
  const database = new Database(':memory:')
  try {
    const ask = (sql: string) => String(database.prepare(sql).pluck().get())
    return [ask('select sqlite_version()'), ask('select sqlite3mc_version()').replace(/^SQLite3 Multiple Ciphers /, '')]
  } finally {
    database.close()
  }
}

function models(): Component[] {
  return modelsSchema.parse(read('resources/models.json')).models.map(({ id, file, sha256, licence }) => ({
    kind: 'machine-learning-model',
    name: file,
    version: id,
    licence: licence.name,
    ...(sha256 !== null && { hash: { alg: 'SHA-256' as const, content: sha256 } }),
    part: sha256 === null ? 'brought separately; its hash is pinned at the first verified import' : 'brought separately',
  }))
}
