import type { SafeStorage } from 'electron'

/** A key store of the system that wraps by reversing; `owner` is the user whose store it is. */
export function keyStore({ isThere = true, backend = 'gnome_libsecret', owner = 'us' } = {}): SafeStorage {
  const reversed = (text: string) => [...text].reverse().join('')
  return {
    isEncryptionAvailable: () => isThere,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(`${owner}:${reversed(text)}`),
    decryptString: (wrapped: Buffer) => {
      const text = wrapped.toString()
      if (!text.startsWith(`${owner}:`)) throw new Error('can not decrypt')
      return reversed(text.slice(owner.length + 1))
    },
  } as unknown as SafeStorage
}
