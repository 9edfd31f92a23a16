import type { AppEvent } from '../../shared/contract.ts'
import type { SecurityView } from '../../shared/security.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { LockSlice } from './lockState.ts'
import type { SliceContext } from './workstationState.ts'

type LockParts = { readonly slice: LockSlice; readonly receive: (event: AppEvent) => void }

/** The lock as the window knows it. When main locks, the text goes from the screen at once, what was typed is saved, and main loads the page anew. */
export function createLockSlice({ bridge, get, set, attempt }: SliceContext): LockParts {
  async function leave(): Promise<void> {
    set({ startup: { phase: 'locking' }, dialog: null })
    await get().saveAllEdits()
    await attempt(() => bridge.confirmLock({}))
    // main loads the page anew; should that fail, no text is left all the same
    set({ note: null, openNoteId: null, notes: [], edits: {}, checked: null, versionTexts: {}, sheet: null, searched: null, query: '' })
  }

  /** Unlocks one way or the other; the screen follows. */
  async function open(call: () => Promise<Result<unknown>>): Promise<boolean> {
    if (get().isUnlocking) return false
    set({ isUnlocking: true, lockFailure: null })
    const result = await attempt(call)
    if (result.ok) await get().load()
    else await get().readLock()
    set({ isUnlocking: false, lockFailure: result.ok ? null : result.failure })
    return result.ok
  }

  function show(security: SecurityView): void {
    set({ security, hasPin: security.hasPin, actor: security.actor })
  }

  async function change(call: () => Promise<Result<SecurityView>>): Promise<Failure | null> {
    const result = await attempt(call)
    if (!result.ok) return result.failure
    show(result.value)
    return null
  }

  const slice: LockSlice = {
    actor: null,
    hasPin: false,
    lock: null,
    lockFailure: null,
    isUnlocking: false,
    security: null,
    recoveryKey: null,
    readLock: async () => {
      const result = await attempt(() => bridge.readLock({}))
      if (!result.ok) return set({ startup: { phase: 'failed', failure: result.failure } })
      const { language, theme } = result.value
      set(({ settings }) => ({ lock: result.value, startup: { phase: 'locked' }, settings: { ...settings, language, theme } }))
    },
    lockNow: async () => {
      const result = await attempt(() => bridge.lock({}))
      if (!result.ok) get().complain(result.failure)
    },
    unlock: (accountId, pin) => open(() => bridge.unlock({ accountId, pin })),
    recover: (accountId, recoveryKey, newPin) => open(() => bridge.recover({ accountId, recoveryKey, newPin })),
    noteActivity: async () => {
      await attempt(() => bridge.noteActivity({}))
    },
    loadSecurity: async () => {
      const result = await attempt(() => bridge.readSecurity({}))
      if (result.ok) show(result.value)
      else get().complain(result.failure)
    },
    setPin: (currentPin, newPin) => change(() => bridge.setPin({ currentPin, newPin })),
    saveAccount: (input) => change(() => bridge.saveAccount(input)),
    removeAccount: (input) => change(() => bridge.removeAccount(input)),
    makeRecoveryKey: async (pin) => {
      const result = await attempt(() => bridge.makeRecoveryKey({ pin }))
      if (!result.ok) return result.failure
      set({ recoveryKey: result.value.recoveryKey })
      await get().loadSecurity()
      return null
    },
    forgetRecoveryKey: () => set({ recoveryKey: null }),
  }
  return {
    slice,
    receive: (event) => {
      if (event.type === 'locking') void leave()
    },
  }
}
