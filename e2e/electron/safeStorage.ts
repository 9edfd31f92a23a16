import type { SafeStorage } from 'electron'
import { missing } from './missing.ts'

const marker = Buffer.from('standin-basic-text:')
let isPlainTextAllowed = false

function requireAvailable(call: string): void {
  if (!isPlainTextAllowed) throw new Error(`Error while using safeStorage.${call}. Encryption is not available.`)
}

function encryptString(plainText: string): Buffer {
  requireAvailable('encryptString')
  return Buffer.concat([marker, Buffer.from(plainText)])
}

function decryptString(encrypted: Buffer): string {
  requireAvailable('decryptString')
  if (!encrypted.subarray(0, marker.length).equals(marker))
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
  return encrypted.subarray(marker.length).toString()
}

/** A Linux without a keyring: no protection at all, and it says so, as Electron does there. */
export const safeStorage = missing('safeStorage', {
  isEncryptionAvailable: () => isPlainTextAllowed,
  isAsyncEncryptionAvailable: () => Promise.resolve(isPlainTextAllowed),
  getSelectedStorageBackend: () => 'basic_text',
  setUsePlainTextEncryption(usePlainText) {
    isPlainTextAllowed = usePlainText
  },
  encryptString,
  decryptString,
  encryptStringAsync: (plainText) => Promise.resolve().then(() => encryptString(plainText)),
  decryptStringAsync: (encrypted) => Promise.resolve().then(() => ({ shouldReEncrypt: false, result: decryptString(encrypted) })),
} satisfies SafeStorage)
