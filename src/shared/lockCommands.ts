import { z } from 'zod'
import { roles } from './choices.ts'
import { maximumPinCharacters } from './pinRules.ts'
import { lockViewSchema, securityViewSchema } from './security.ts'

const nothing = z.object({})
const pin = z.string().max(4 * maximumPinCharacters)
const accountId = z.string().max(60)

/** What the window asks of the lock. `readLock`, `unlock` and `recover` are answered while it is locked, nothing else is. */
export const lockCommands = {
  readLock: { input: nothing, output: lockViewSchema },
  /** `pin` is `null` where none is set: then the system's key store is asked again. */
  unlock: { input: z.object({ accountId, pin: pin.nullable() }), output: nothing },
  /** By the recovery key of the hospital's IT; `newPin` is asked for where PINs are set. */
  recover: { input: z.object({ accountId, recoveryKey: z.string().max(200), newPin: pin.nullable() }), output: nothing },
  /** Locks at once: the window asks for it by hand, main by itself. */
  lock: { input: nothing, output: nothing },
  /** The answer to `locking`: what was typed is saved, the window has nothing left to say. */
  confirmLock: { input: nothing, output: nothing },
  /** Somebody is at the window; told now and then while keys are pressed and the mouse is moved. */
  noteActivity: { input: nothing, output: nothing },
  readSecurity: { input: nothing, output: securityViewSchema },
  /** Sets, changes (`currentPin`) or takes away (`newPin` `null`) the PIN of who works here. */
  setPin: { input: z.object({ currentPin: pin.nullable(), newPin: pin.nullable() }), output: securityViewSchema },
  /** A new account (`id` `null`), or a change of one. `pin`: of who does it. `newPin` `null` leaves the PIN that the account has. */
  saveAccount: {
    input: z.object({
      pin,
      account: z.object({ id: accountId.nullable(), name: z.string().trim().min(1).max(60), role: z.enum(roles), newPin: pin.nullable() }),
    }),
    output: securityViewSchema,
  },
  removeAccount: { input: z.object({ pin, id: accountId }), output: securityViewSchema },
  /** A new recovery key, told once; the one before opens nothing any more. */
  makeRecoveryKey: { input: z.object({ pin: pin.nullable() }), output: z.object({ recoveryKey: z.string() }) },
} as const
