import type { Bridge, CommandName } from '../../src/shared/contract.ts'
import { AppFailure, failureOf, type Result } from '../../src/shared/errors.ts'
import type { lockCommands } from '../../src/shared/lockCommands.ts'
import { pinProblem } from '../../src/shared/pinRules.ts'
import { readRecoveryKey, recoveryKeyOf, recoverySigns } from '../../src/shared/recoveryKey.ts'
import type { Account, Actor, LockView, SecurityView } from '../../src/shared/security.ts'
import type { Settings } from '../../src/shared/settings.ts'

export const scriptedActor: Actor = { id: 'owner', name: '', role: 'physician' }

/** The one PIN of every script. */
export const scriptedPin = '2580'
export const scriptedRecoveryKey = recoveryKeyOf(Array.from({ length: recoverySigns }, (_, place) => (place * 11) % 31))

export function scriptedLockView(change: Partial<LockView> = {}): LockView {
  return {
    isLocked: true,
    accounts: [{ ...scriptedActor, hasPin: true, waitSeconds: 0 }],
    accountId: scriptedActor.id,
    hasRecoveryKey: true,
    protection: 'operating-system',
    failure: null,
    language: 'zh',
    theme: 'light',
    ...change,
  }
}

/** Who works there: the first account. */
export function actorOfScript(accounts: readonly Account[] | undefined): Actor {
  const [first] = accounts ?? []
  return first === undefined ? scriptedActor : { id: first.id, name: first.name, role: first.role }
}

type Answer = <T>(name: CommandName, input: unknown, value: () => T) => Promise<Result<T>>
type ScriptedLock = { readonly commands: Pick<Bridge, keyof typeof lockCommands>; readonly isLocked: () => boolean }

/** A lock with one PIN, whose desk is never closed: that is main's part. */
export function scriptedLock(answer: Answer, script: LockView | undefined, settings: Settings): ScriptedLock {
  let accounts: Account[] = [...(script?.accounts ?? [{ ...scriptedActor, hasPin: false, waitSeconds: 0 }])]
  let pin: string | null = script?.accounts.some(({ hasPin }) => hasPin) === true ? scriptedPin : null
  let hasRecoveryKey = script?.hasRecoveryKey ?? false
  let failures = 0
  let isLocked = script?.isLocked ?? false
  const view = (): LockView => ({
    ...(script ?? scriptedLockView({ isLocked: false })),
    language: settings.language,
    theme: settings.theme,
  })
  const security = (): SecurityView => ({
    actor: actorOfScript(accounts),
    accounts: accounts.map((account) => ({ ...account, hasPin: pin !== null })),
    hasPin: pin !== null,
    hasRecoveryKey,
    protection: 'operating-system',
  })
  const requirePin = (given: string | null): void => {
    if (pin === null || given === pin) return
    if (given === null) throw new AppFailure('pin-needed')
    throw new AppFailure('pin-wrong', { left: Math.max(0, 4 - failures++), seconds: 0 })
  }
  /** What throws is a failure of the command. */
  const tried = async <T>(name: CommandName, input: unknown, value: () => T): Promise<Result<T>> => {
    try {
      const result = value()
      return await answer(name, input, () => result)
    } catch (error) {
      return { ok: false, failure: failureOf(error) }
    }
  }
  const opened = (): Record<never, never> => {
    isLocked = false
    return {}
  }
  const commands: ScriptedLock['commands'] = {
    readLock: (input) => answer('readLock', input, view),
    unlock: (input) =>
      tried('unlock', input, () => {
        requirePin(input.pin)
        return opened()
      }),
    recover: (input) =>
      tried('recover', input, () => {
        const read = readRecoveryKey(input.recoveryKey)
        if (!read.isRight) throw new AppFailure('recovery-key-typed', { group: read.group })
        if (read.key !== scriptedRecoveryKey) throw new AppFailure('recovery-key-wrong')
        return opened()
      }),
    lock: (input) => answer('lock', input, () => ({})),
    confirmLock: (input) => answer('confirmLock', input, () => ({})),
    noteActivity: (input) => answer('noteActivity', input, () => ({})),
    readSecurity: (input) => answer('readSecurity', input, security),
    setPin: (input) =>
      tried('setPin', input, () => {
        requirePin(input.currentPin)
        const problem = input.newPin === null ? null : pinProblem(input.newPin)
        if (problem !== null) throw new AppFailure(problem)
        pin = input.newPin
        return security()
      }),
    saveAccount: (input) =>
      tried('saveAccount', input, () => {
        requirePin(input.pin)
        const { id, name, role } = input.account
        const saved: Account = { id: id ?? `account-${accounts.length}`, name, role, hasPin: true, waitSeconds: 0 }
        accounts = id === null ? [...accounts, saved] : accounts.map((account) => (account.id === id ? saved : account))
        return security()
      }),
    removeAccount: (input) =>
      tried('removeAccount', input, () => {
        requirePin(input.pin)
        accounts = accounts.filter(({ id }) => id !== input.id)
        return security()
      }),
    makeRecoveryKey: (input) =>
      tried('makeRecoveryKey', input, () => {
        requirePin(input.pin)
        hasRecoveryKey = true
        return { recoveryKey: scriptedRecoveryKey }
      }),
  }
  return { commands, isLocked: () => isLocked }
}
