import { z } from 'zod'
import { keyProtections, roles, themes } from './choices.ts'
import { failureSchema } from './note.ts'
import { languages } from './messages/formatFailure.ts'

/** Of the only account where nobody has set up others. */
export const ownerId = 'owner'

export const accountSchema = z.object({
  id: z.string().max(60),
  name: z.string().max(60),
  role: z.enum(roles),
  hasPin: z.boolean(),
  /** Seconds until the next try of its PIN; 0: now. */
  waitSeconds: z.int().min(0),
})
export type Account = z.infer<typeof accountSchema>

/** Who acts: the account that unlocked. The name is empty where nobody has said it. */
export const actorSchema = accountSchema.pick({ id: true, name: true, role: true })
export type Actor = z.infer<typeof actorSchema>

/** What the lock screen shows. Nothing of it comes out of the database, which is closed then. */
export const lockViewSchema = z.object({
  isLocked: z.boolean(),
  accounts: z.array(accountSchema),
  /** Who worked here last. */
  accountId: z.string(),
  hasRecoveryKey: z.boolean(),
  protection: z.enum(keyProtections),
  /** Why it can't be unlocked in the usual way; `null`: it can. */
  failure: failureSchema.nullable(),
  language: z.enum(languages),
  theme: z.enum(themes),
})
export type LockView = z.infer<typeof lockViewSchema>

/** What the settings show of the keys. */
export const securityViewSchema = z.object({
  actor: actorSchema,
  accounts: z.array(accountSchema),
  hasPin: z.boolean(),
  hasRecoveryKey: z.boolean(),
  protection: z.enum(keyProtections),
})
export type SecurityView = z.infer<typeof securityViewSchema>
