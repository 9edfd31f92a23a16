import type { SafeStorage } from 'electron'
import { AppFailure } from '../../../shared/errors.ts'

/** Whether the system keeps keys at all: what Linux calls `basic_text` is a fixed password that everybody knows, and counts as none. */
export function hasKeyStore(safeStorage: SafeStorage): boolean {
  return safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text')
}

/** In base64. */
export function wrapBySystem(safeStorage: SafeStorage, text: string): string {
  return safeStorage.encryptString(text).toString('base64')
}

/** Throws `store-key-lost`: another user's key store, a reset one, or none at all; the recovery path, not a bug. */
export function unwrapBySystem(safeStorage: SafeStorage, wrapped: string): string {
  if (!hasKeyStore(safeStorage)) throw new AppFailure('store-key-lost')
  try {
    return safeStorage.decryptString(Buffer.from(wrapped, 'base64'))
  } catch {
    throw new AppFailure('store-key-lost')
  }
}
