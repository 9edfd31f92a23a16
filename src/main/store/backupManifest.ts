import { createHash, createHmac } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { z } from 'zod'

export const backupReasons = ['daily', 'migration', 'command', 'restore', 'purge'] as const
export type BackupReason = (typeof backupReasons)[number]

/** What is known of a backup without opening it; sealed with the key of the audit, so that it can't be exchanged for another. */
export const backupManifestSchema = z.object({
  format: z.literal('yizhai-backup'),
  /** Of the backup's file, in its folder. */
  name: z.string().regex(/^[\w-]+\.db$/),
  at: z.number(),
  reason: z.enum(backupReasons),
  /** Of the database's schema. */
  version: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  /** The last row of the audit that it holds; `null`: it is from before the audit. */
  head: z.object({ number: z.int(), mac: z.string() }).nullable(),
  seal: z.string(),
})
export type BackupManifest = z.infer<typeof backupManifestSchema>

export function manifestSeal(auditKey: Buffer, { seal: _, ...sealed }: BackupManifest): string {
  return createHmac('sha256', auditKey)
    .update(JSON.stringify(Object.entries(sealed).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest('hex')
}

/** `undefined`: not a manifest of ours. */
export function readManifest(file: string): BackupManifest | undefined {
  try {
    return backupManifestSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

const pieceBytes = 1 << 20

export function sha256OfFile(file: string): string {
  const [hash, piece, descriptor] = [createHash('sha256'), Buffer.alloc(pieceBytes), openSync(file, 'r')]
  try {
    for (let length = readSync(descriptor, piece); length > 0; length = readSync(descriptor, piece)) hash.update(piece.subarray(0, length))
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}
