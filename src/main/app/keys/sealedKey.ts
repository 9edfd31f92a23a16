import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppFailure } from '../../../shared/errors.ts'

const nonceBytes = 12
const tagBytes = 16

/** The key under another key (32 bytes), AES-256-GCM: nonce, text, tag. `use` says what it is for, so that it opens nowhere else. */
export function sealKey(key: Buffer, under: Buffer, use: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(Buffer.from(use))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

/** Throws `pin-wrong` when it was sealed under another key or for another use, or was changed. */
export function openSealedKey(sealed: Buffer, under: Buffer, use: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', under, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(use)).setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
  } catch {
    // the tag does not fit: a wrong PIN is the common case, and the only one that a person can mend
    throw new AppFailure('pin-wrong')
  }
}
