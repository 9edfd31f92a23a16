import type { Failure } from '../../shared/errors.ts'
import type { Input } from '../../shared/contract.ts'
import type { Actor, LockView, SecurityView } from '../../shared/security.ts'

export type LockSlice = {
  /** Who works here; `null` before the first load. */
  readonly actor: Actor | null
  readonly hasPin: boolean
  /** What the lock screen shows; `null` while it is open. */
  readonly lock: LockView | null
  readonly lockFailure: Failure | null
  readonly isUnlocking: boolean
  /** `null` until the settings asked for it. */
  readonly security: SecurityView | null
  /** The recovery key that was just made, for as long as it is on the screen. */
  readonly recoveryKey: string | null
  readonly readLock: () => Promise<void>
  readonly lockNow: () => Promise<void>
  readonly unlock: (accountId: string, pin: string | null) => Promise<boolean>
  readonly recover: (accountId: string, recoveryKey: string, newPin: string | null) => Promise<boolean>
  readonly noteActivity: () => Promise<void>
  readonly loadSecurity: () => Promise<void>
  /** The failure to show beside the fields; `null`: it is done. */
  readonly setPin: (currentPin: string | null, newPin: string | null) => Promise<Failure | null>
  readonly saveAccount: (input: Input<'saveAccount'>) => Promise<Failure | null>
  readonly removeAccount: (input: Input<'removeAccount'>) => Promise<Failure | null>
  readonly makeRecoveryKey: (pin: string | null) => Promise<Failure | null>
  readonly forgetRecoveryKey: () => void
}
