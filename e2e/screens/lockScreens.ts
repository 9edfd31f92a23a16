import type { WorkstationStore } from '../../src/renderer/state/createWorkstationStore.ts'
import type { Account } from '../../src/shared/security.ts'
import type { NoteView } from '../../src/shared/note.ts'
import type { Scene } from './fakeBridge.ts'
import { scriptedActor, scriptedLockView } from './scriptedLock.ts'
import { draftedDraft, scriptedNow, strokeNote, withDraft } from './scriptedNotes.ts'
import type { LockScreenName } from './screens.ts'

type MakeScene = (first: NoteView, change?: Partial<Scene>) => Scene

const account = (change: Partial<Account>): Account => ({ ...scriptedActor, hasPin: true, waitSeconds: 0, ...change })
const lost = { code: 'store-key-lost', params: {} } as const
const accounts = [
  account({ id: 'a', name: '陈医师' }),
  account({ id: 'b', name: '小周', role: 'intern' }),
  account({ id: 'c', name: '信息科', role: 'administrator' }),
]

export function lockScenes(script: MakeScene): Readonly<Record<LockScreenName, Scene>> {
  const drafted = withDraft(strokeNote, draftedDraft)
  const locked = (change: Parameters<typeof scriptedLockView>[0] = {}): Scene => script(drafted, { lock: scriptedLockView(change) })
  const open = script(drafted, { lock: scriptedLockView({ isLocked: false }) })
  const several = script(drafted, { lock: scriptedLockView({ isLocked: false, accounts }) })
  const unsigned = withDraft(strokeNote, { ...draftedDraft, firstSigned: { by: '小周', at: scriptedNow + 60_000 } })
  const firstSigned = { ...unsigned, summary: { ...unsigned.summary, isFirstSigned: true } }
  const bare = script(drafted, {
    lock: scriptedLockView({ isLocked: false, hasRecoveryKey: false, accounts: [account({ hasPin: false })] }),
  })
  return {
    'lock-pin': locked(),
    'lock-no-pin': locked({ accounts: [account({ hasPin: false })], hasRecoveryKey: false }),
    'lock-wrong': locked(),
    'lock-wait': locked({ accounts: [account({ waitSeconds: 120 })] }),
    'lock-accounts': locked({ accounts, accountId: 'b' }),
    'lock-lost': locked({ failure: lost }),
    'lock-no-way': locked({ failure: lost, hasRecoveryKey: false }),
    'lock-recovery': locked(),
    'settings-security': open,
    'pin-set': bare,
    'pin-change': open,
    'recovery-key': bare,
    'sign-pin': open,
    accounts: several,
    'account-new': several,
    'first-signed': script(firstSigned, { lock: scriptedLockView({ isLocked: false, accounts }) }),
    'sign-first': script(drafted, { lock: scriptedLockView({ isLocked: false, accounts: [...accounts].reverse().slice(1) }) }),
  }
}

/** Brings the window there; nothing for a screen of another kind. */
export async function bringToLock(screen: string, store: WorkstationStore): Promise<void> {
  const state = store.getState
  const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 80))
  switch (screen as LockScreenName) {
    case 'lock-pin':
    case 'lock-no-pin':
    case 'lock-wait':
    case 'lock-accounts':
    case 'lock-lost':
    case 'lock-no-way':
      break
    case 'lock-wrong':
      await state().unlock('owner', '0007')
      break
    case 'lock-recovery':
      await drawn()
      document.querySelector<HTMLElement>('[data-testid=other-way]')?.click()
      await drawn()
      break
    case 'settings-security':
      state().openDialog({ kind: 'settings' })
      await drawn()
      document.querySelector('[data-testid=setting-capture]')?.scrollIntoView({ block: 'end' })
      break
    case 'pin-set':
      state().openDialog({ kind: 'pin', task: 'set' })
      break
    case 'pin-change':
      state().openDialog({ kind: 'pin', task: 'change' })
      break
    case 'recovery-key':
      await state().makeRecoveryKey(null)
      state().openDialog({ kind: 'recoveryKey' })
      break
    case 'accounts':
      state().openDialog({ kind: 'settings' })
      await drawn()
      document.querySelector('[data-testid=setting-capture]')?.scrollIntoView({ block: 'end' })
      break
    case 'account-new':
      state().openDialog({ kind: 'account', account: null })
      break
    case 'first-signed':
      break
    case 'sign-first':
    case 'sign-pin':
      await state().requestSign()
      break
  }
}
