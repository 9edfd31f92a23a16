import { createHash } from 'node:crypto'

/** What is kept of a copied text, to know it again. Line ends do not count: a clipboard may change them. */
export function clipboardHash(text: string): string {
  return createHash('sha256').update(text.replace(/\r\n?/g, '\n'), 'utf8').digest('hex')
}
