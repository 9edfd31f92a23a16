import fs from 'node:fs'
import path from 'node:path'
import { readLock } from '../package/readLock.ts'
import { repositoryRoot } from '../setup/runCommand.mjs'

const folders = ['src/renderer', 'src/shared', 'src/preload', 'src/main']
const imported = /(?:from|import)\s*\(?['"]([^'".][^'"]*)['"]/g
const apart = /^(?:node:|electron$|vitest|fast-check)/

/** Folders of the packages that the build puts into our own files: what the sources import, and what that needs in turn. */
export function bundledPackages(): readonly string[] {
  const known = readLock()
  const found = new Set<string>()
  const take = (name: string, from: string): void => {
    const folder = resolved(name, from, known)
    if (folder === undefined || found.has(folder)) return
    found.add(folder)
    const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(repositoryRoot, folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    for (const needed of Object.keys(dependencies)) take(needed, folder)
  }
  for (const name of namesInSources()) take(name, '')
  return [...found].sort()
}

function namesInSources(): Set<string> {
  const names = new Set<string>()
  for (const folder of folders) {
    for (const file of fs.readdirSync(path.join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /\.test\.|Fixture|\.d\.ts$/.test(file)) continue
      for (const [statement, specifier = ''] of fs.readFileSync(path.join(repositoryRoot, folder, file), 'utf8').matchAll(imported)) {
        if (apart.test(specifier) || /^import type/.test(statement)) continue
        names.add(
          specifier
            .split('/')
            .slice(0, specifier.startsWith('@') ? 2 : 1)
            .join('/'),
        )
      }
    }
  }
  return names
}

/** As Node looks: beside the package that asks, then further up. */
function resolved(name: string, from: string, known: ReadonlyMap<string, unknown>): string | undefined {
  for (let folder = from; ;) {
    const candidate = path.posix.join(folder, 'node_modules', name)
    if (known.has(candidate)) return candidate
    if (folder === '') return undefined
    const up = folder.lastIndexOf('node_modules/')
    folder = folder.slice(0, Math.max(0, up - 1))
  }
}
