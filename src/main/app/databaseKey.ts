import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { SafeStorage } from 'electron'
import type { keyProtections } from '../../shared/choices.ts'
import { AppFailure } from '../../shared/errors.ts'

export type DatabaseKey = { readonly key: Buffer; readonly protection: (typeof keyProtections)[number] }

const keyBytes = 32

/**
 * The key of the database, 32 random bytes made at the first start: wrapped by the system's key store, or, where there is none, in a file that only
 * this user can read, and then the window says so. Throws 'store-key-lost' when a database is there and its key is not: never makes a new one over it.
 */
export function loadDatabaseKey(folder: string, databaseFile: string, safeStorage: SafeStorage): DatabaseKey {
  const wrappedFile = path.join(folder, 'key.wrapped')
  const plainFile = path.join(folder, 'key.plain')
  const canWrap =
    safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
  if (fs.existsSync(wrappedFile)) {
    if (!canWrap) throw new AppFailure('store-key-lost')
    return { key: checked(unwrap(safeStorage, fs.readFileSync(wrappedFile))), protection: 'operating-system' }
  }
  if (fs.existsSync(plainFile)) return { key: checked(Buffer.from(fs.readFileSync(plainFile, 'utf8'), 'hex')), protection: 'file' }
  if (fs.existsSync(databaseFile)) throw new AppFailure('store-key-lost')
  const key = randomBytes(keyBytes)
  if (canWrap) writeOnce(wrappedFile, safeStorage.encryptString(key.toString('hex')))
  else writeOnce(plainFile, key.toString('hex'))
  return { key, protection: canWrap ? 'operating-system' : 'file' }
}

function unwrap(safeStorage: SafeStorage, wrapped: Buffer): Buffer {
  try {
    return Buffer.from(safeStorage.decryptString(wrapped), 'hex')
  } catch {
    // another user's key store, or a reset one: the recovery path, not a bug
    throw new AppFailure('store-key-lost')
  }
}

function checked(key: Buffer): Buffer {
  if (key.length !== keyBytes) throw new AppFailure('store-key-lost')
  return key
}

function writeOnce(file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const temporary = `${file}.new`
  fs.writeFileSync(temporary, content, { mode: 0o600, flush: true })
  fs.renameSync(temporary, file)
}
