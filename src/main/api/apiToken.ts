import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits that can be pasted into any configuration file. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: it can be told whether another is the same, and nothing else. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

/** Takes as long for a near miss as for a wild guess. */
export function isTokenOf(hash: string, token: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfToken(token), 'hex'), Buffer.from(hash, 'hex'))
}
