import { createHmac, hkdfSync } from 'node:crypto'
import fs from 'node:fs'
import { z } from 'zod'
import { roles } from '../../../shared/choices.ts'
import { AppFailure } from '../../../shared/errors.ts'
import { writeAtomically } from './atomicFile.ts'
import { derivationSchema } from './pinDerivation.ts'

export const keyFileVersion = 2

/** `sealed` in base64: the key under the PIN, and where `isInSystem` that again under the system's key store. */
export const pinWrapSchema = z.object({ derivation: derivationSchema, sealed: z.string(), isInSystem: z.boolean() })

export const keyAccountSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  pin: pinWrapSchema.nullable(),
})
export type KeyAccount = z.infer<typeof keyAccountSchema>

/**
 * The database key in every form in which it is kept. `unattended`: to be had without a PIN, and gone as soon as there is one. `seal`: who the accounts
 * are, under a key of the database key, so that a role that was changed by hand is found.
 */
export const keyFileSchema = z.object({
  format: z.literal('yizhai-key'),
  version: z.literal(keyFileVersion),
  unattended: z.object({ kind: z.enum(['system', 'file']), key: z.string() }).nullable(),
  accounts: z.array(keyAccountSchema).min(1),
  recovery: z.object({ salt: z.string(), sealed: z.string() }).nullable(),
  seal: z.string(),
})
export type KeyFile = z.infer<typeof keyFileSchema>

/** `undefined`: there is none. Throws `store-key-lost` for what is no key file, `store-newer` for one of a newer program; the file stays as it is. */
export function readKeyFile(file: string): KeyFile | undefined {
  if (!fs.existsSync(file)) return undefined
  let found: unknown
  try {
    found = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    throw new AppFailure('store-key-lost')
  }
  const version = z.object({ version: z.number() }).safeParse(found).data?.version
  if (version !== undefined && version > keyFileVersion) throw new AppFailure('store-newer', { found: version, known: keyFileVersion })
  const parsed = keyFileSchema.safeParse(found)
  if (!parsed.success) throw new AppFailure('store-key-lost')
  return parsed.data
}

export function writeKeyFile(file: string, content: KeyFile): void {
  writeAtomically(file, `${JSON.stringify(keyFileSchema.parse(content), null, 2)}\n`)
}

export function sealOf(key: Buffer, accounts: readonly KeyAccount[]): string {
  const sealing = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'yizhai accounts', 32))
  return createHmac('sha256', sealing)
    .update(JSON.stringify(accounts.map(({ id, name, role }) => [id, name, role])))
    .digest('hex')
}
