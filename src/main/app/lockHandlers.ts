import { commandNames } from '../../shared/commandNames.ts'
import type { CommandName, DeskHandlers, Handlers } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { lockCommands } from '../../shared/lockCommands.ts'
import { mayGive, reservedFor } from '../../shared/mayGive.ts'
import type { KeyRing } from './keys/keyRing.ts'
import type { Lock } from './lock.ts'

type LockHandlers = Pick<Handlers, keyof typeof lockCommands>

/** Every command of the contract: those of the lock, and the others on the open desk, as far as who works there may give them. Throws `locked`, `role-not-allowed`, `administrator-needed`. */
export function lockHandlers(lock: Lock, ring: KeyRing): Handlers {
  const requireRole = (command: CommandName) => {
    const hasAdministrator = ring.accounts().some(({ role }) => role === 'administrator')
    if (mayGive(lock.actor.role, command, hasAdministrator)) return
    throw new AppFailure(reservedFor[command] === 'administrator' ? 'administrator-needed' : 'role-not-allowed')
  }
  const own: LockHandlers = {
    readLock: () => lock.view(),
    unlock: async ({ accountId, pin }) => {
      await lock.unlock(accountId, pin)
      return {}
    },
    recover: async ({ accountId, recoveryKey, newPin }) => {
      await lock.recover(accountId, recoveryKey, newPin)
      return {}
    },
    lock: () => {
      // the answer first: the page that asked is gone when all is done
      void lock.lock()
      return {}
    },
    confirmLock: () => {
      lock.confirm()
      return {}
    },
    noteActivity: () => {
      lock.noteActivity()
      return {}
    },
    readSecurity: () => lock.security(),
    setPin: async ({ currentPin, newPin }) => {
      const { id } = lock.actor
      await ring.requirePin(id, currentPin ?? undefined)
      await ring.setPin(lock.key(), id, newPin)
      return lock.security()
    },
    saveAccount: async ({ pin, account: { newPin, ...account } }) => {
      requireRole('saveAccount')
      const { id, role } = lock.actor
      if (account.id === id && account.role !== role && ring.accounts().length > 1) throw new AppFailure('account-self')
      await ring.requirePin(id, pin)
      await ring.saveAccount(lock.key(), { ...account, pin: newPin })
      lock.accountSaved()
      lock.desk().noteAccount('account-saved', account.role)
      return lock.security()
    },
    removeAccount: async ({ pin, id }) => {
      requireRole('removeAccount')
      if (id === lock.actor.id) throw new AppFailure('account-self')
      await ring.requirePin(lock.actor.id, pin)
      ring.removeAccount(lock.key(), id)
      lock.desk().noteAccount('account-removed', null)
      return lock.security()
    },
    makeRecoveryKey: async ({ pin }) => {
      requireRole('makeRecoveryKey')
      await ring.requirePin(lock.actor.id, pin ?? undefined)
      return { recoveryKey: ring.makeRecoveryKey(lock.key()) }
    },
  }
  const onDesk = commandNames.filter((name): name is keyof DeskHandlers => !(name in own))
  const forwarded = Object.fromEntries(
    onDesk.map((name) => [
      name,
      (input: never) => {
        const { handlers } = lock.desk()
        requireRole(name)
        return (handlers[name] as (input: never) => unknown)(input)
      },
    ]),
  ) as DeskHandlers
  return {
    ...forwarded,
    ...own,
    openNote: (input) => {
      const note = forwarded.openNote(input)
      lock.noteOpened(input.noteId)
      return note
    },
    signNote: async (input) => {
      const { settings } = lock.desk()
      requireRole('signNote')
      if (settings().asksPinToSign) await ring.requirePin(lock.actor.id, input.pin)
      return forwarded.signNote(input)
    },
  }
}
