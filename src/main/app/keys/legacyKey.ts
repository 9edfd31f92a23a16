import fs from 'node:fs'
import path from 'node:path'
import type { SafeStorage } from 'electron'
import { unwrapBySystem } from './systemKeyStore.ts'

const wrappedName = 'key.wrapped'
const plainName = 'key.plain'

export type LegacyKey = { readonly key: Buffer; /** It lay in the clear. */ readonly isFile: boolean }

/** The key as the first version kept it: wrapped by the system, or in the clear. Throws `store-key-lost` where it can't be unwrapped. */
export function readLegacyKey(folder: string, safeStorage: SafeStorage): LegacyKey | undefined {
  const [wrapped, plain] = [path.join(folder, wrappedName), path.join(folder, plainName)]
  if (fs.existsSync(wrapped)) {
    const hex = unwrapBySystem(safeStorage, fs.readFileSync(wrapped).toString('base64'))
    return { key: Buffer.from(hex, 'hex'), isFile: false }
  }
  return fs.existsSync(plain) ? { key: Buffer.from(fs.readFileSync(plain, 'utf8'), 'hex'), isFile: true } : undefined
}

export function removeLegacyKeys(folder: string): void {
  for (const name of [wrappedName, plainName, `${wrappedName}.new`, `${plainName}.new`]) fs.rmSync(path.join(folder, name), { force: true })
}
