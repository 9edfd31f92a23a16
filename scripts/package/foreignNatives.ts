import fs from 'node:fs'
import type { PackageTarget } from './packageTarget.ts'

/** Files of machine code in the layout that are not the target's, by name: there must be none. */
export function foreignNatives(resources: string, { natives, sqlite, os }: PackageTarget): readonly string[] {
  const other = { win32: /\.(so|dylib)$/, linux: /\.(dll|dylib|exe)$/, darwin: /\.(dll|so|exe)$/ }[os as 'win32' | 'linux' | 'darwin']
  return fs
    .readdirSync(resources, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => {
      if (other.test(name)) return true
      if (!name.endsWith('.node')) return false
      return !natives.some((native) => name.includes(`/@node-llama-cpp/${native}/`)) && !name.endsWith(`better-sqlite3/prebuilds/${sqlite}`)
    })
}
