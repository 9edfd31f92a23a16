import { createHmac, hkdfSync } from 'node:crypto'

/** A row as it is sealed; `factsJson` to the letter. */
export type SealedRow = {
  readonly number: number
  readonly at: number
  readonly actor: string
  readonly kind: string
  readonly noteId: string | null
  readonly draftId: string | null
  readonly factsJson: string
}

/** What stands before the first row. */
export const firstMac = '0'.repeat(64)

/**
 * The key of the audit chain. It is in no file: it is worked out from the key of the database, which lies outside it, so that it has the same
 * protection, comes back with the same recovery key, and can't be lost apart from it. A database in the clear has a chain that shows accidents only.
 */
export function auditKeyFrom(databaseKey: Buffer | null): Buffer {
  return Buffer.from(hkdfSync('sha256', databaseKey ?? Buffer.alloc(32), Buffer.alloc(0), 'yizhai audit chain 1', 32))
}

/** Hex. JSON keeps the fields apart: no two rows have one form. */
export function macOf(key: Buffer, before: string, { number, at, actor, kind, noteId, draftId, factsJson }: SealedRow): string {
  const form = JSON.stringify([before, number, at, actor, kind, noteId, draftId, factsJson])
  return createHmac('sha256', key).update(form, 'utf8').digest('hex')
}

/** A hash that stands for a text in the audit; keyed, since a short text could be guessed from a plain one, and bound to its note. */
export function textDigest(key: Buffer, noteId: string, text: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['text', noteId, text]), 'utf8')
    .digest('hex')
}

/** Of the head outside the database. */
export function headSeal(key: Buffer, number: number, mac: string): string {
  return createHmac('sha256', key).update(`head ${number} ${mac}`, 'utf8').digest('hex')
}
