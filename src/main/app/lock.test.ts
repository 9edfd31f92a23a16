import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import type { AppEvent, DeskHandlers } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { NoteId } from '../../shared/note.ts'
import { keyStore } from './keys/keyStoreFixture.ts'
import { KeyRing } from './keys/keyRing.ts'
import { Lock, type Desk, type Session } from './lock.ts'
import { lockHandlers } from './lockHandlers.ts'
import { LookFile } from './lookFile.ts'

let folder: string
let ring: KeyRing
let lock: Lock
let log: string[]
let keys: Buffer[]
let sessions: Session[]
let autoLockMinutes: 1 | 5
let now: number
/** Whether the window answers that it has saved. */
let answers: boolean

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-lock-'))
  ;[log, keys, sessions, autoLockMinutes, now, answers] = [[], [], [], 5, 1_700_000_000_000, true]
  ring = new KeyRing({ folder, databaseFile: path.join(folder, 'yizhai.db'), safeStorage: keyStore(), now: () => now, targetMs: 1 })
  lock = new Lock({
    ring,
    openDesk: (key, session) => {
      keys.push(key)
      sessions.push(session)
      return desk()
    },
    tell: ({ type }: AppEvent) => {
      log.push(type)
      if (answers) queueMicrotask(() => lock.confirm())
    },
    reloadPage: () => log.push('page empty'),
    look: new LookFile(path.join(folder, 'look.json'), 'zh-CN'),
    onBug: (error) => log.push(String(error)),
    now: () => now,
    saveTimeoutMs: 20,
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await lock.close()
  fs.rmSync(folder, { recursive: true })
})

function desk(): Desk {
  const handlers = { openNote: () => 'note', signNote: () => 'signed' } as unknown as DeskHandlers
  return {
    handlers,
    settings: () => ({ ...defaultSettings, language: 'en', theme: 'dark', autoLockMinutes }),
    start: () => log.push('started'),
    actAs: ({ name }) => log.push(`acts: ${name}`),
    noteAccount: (kind) => log.push(kind),
    close: () => {
      log.push(`closed with key ${keys.at(-1)?.every((byte) => byte === 0) === true ? 'gone' : 'there'}`)
      return Promise.resolve()
    },
  }
}

const locked = new AppFailure('locked')
const idle = async (minutes: number) => {
  now += minutes * 60_000
  await vi.advanceTimersByTimeAsync(5_000)
}

describe('locking', () => {
  it('has the window save first, then closes everything, then wipes the key and empties the page', async () => {
    lock.openUnattended()
    lock.windowLoaded()
    await lock.lock()
    expect(log).toEqual(['started', 'locking', 'closed with key there', 'page empty'])
    expect(keys[0]?.every((byte) => byte === 0)).toBe(true)
    expect(() => lock.desk()).toThrow(locked)
    expect(() => lock.key()).toThrow(locked)
  })

  it('does not wait long for a window that does not answer', async () => {
    answers = false
    lock.openUnattended()
    await lock.lock()
    expect(log.at(-1)).toBe('page empty')
  })

  it('happens once, however often it is asked for, and not at all when it is locked', async () => {
    lock.openUnattended()
    await Promise.all([lock.lock(), lock.lock(), lock.lock()])
    await lock.lock()
    expect(log.filter((line) => line === 'locking')).toHaveLength(1)
  })

  it('comes by itself when nobody was at the window for as long as the settings say', async () => {
    lock.openUnattended()
    await idle(4)
    lock.noteActivity()
    await idle(4)
    expect(log).toEqual([])
    await idle(1)
    expect(log).toContain('page empty')
  })

  it('the shortest time is a minute', async () => {
    autoLockMinutes = 1
    lock.openUnattended()
    await idle(1)
    expect(lock.view().isLocked).toBe(true)
  })
})

describe('unlocking', () => {
  it('opens a desk made anew, for the same note and the same person', async () => {
    const noteId = '00000000-0000-4000-8000-000000000001' as NoteId
    lock.openUnattended()
    lock.noteOpened(noteId)
    await lock.lock()
    await lock.unlock('owner', null)
    expect(sessions.map((session) => [session.openNoteId(), session.actor().id])).toEqual([
      [noteId, 'owner'],
      [noteId, 'owner'],
    ])
    expect(keys[1]?.some((byte) => byte !== 0)).toBe(true)
  })

  it('while it is still closing waits until that is done', async () => {
    lock.openUnattended()
    const closing = lock.lock()
    await Promise.all([closing, lock.unlock('owner', null)])
    expect(lock.view().isLocked).toBe(false)
  })

  it('with a PIN needs it, at the next start as well; the failure of a try is no failure of the lock', async () => {
    lock.openUnattended()
    await ring.setPin(lock.key(), 'owner', '2580')
    await lock.lock()
    await expect(lock.unlock('owner', null)).rejects.toThrow(new AppFailure('pin-needed'))
    await expect(lock.unlock('owner', '4827')).rejects.toThrow(new AppFailure('pin-wrong', { left: 4, seconds: 0 }))
    expect(() => lock.openUnattended()).toThrow(new AppFailure('pin-needed'))
    expect(lock.view()).toMatchObject({ isLocked: true, failure: null })
    await lock.unlock('owner', '2580')
    expect(lock.view().isLocked).toBe(false)
  })

  it('the lock screen speaks the language of the desk before it', async () => {
    expect(lock.view()).toMatchObject({ language: 'zh', theme: 'system' })
    lock.openUnattended()
    await lock.lock()
    expect(lock.view()).toMatchObject({ language: 'en', theme: 'dark', accountId: 'owner' })
  })
})

describe('the commands', () => {
  const call = (name: 'openNote' | 'signNote' | 'setPin' | 'makeRecoveryKey' | 'saveAccount' | 'removeAccount', input: unknown) =>
    Promise.resolve().then(() => (lockHandlers(lock, ring)[name] as (input: unknown) => unknown)(input))

  it('are refused while it is locked, those of the lock excepted', async () => {
    for (const [name, input] of [
      ['openNote', {}],
      ['signNote', {}],
      ['setPin', { currentPin: null, newPin: '2580' }],
      ['makeRecoveryKey', { pin: null }],
    ] as const)
      await expect(call(name, input)).rejects.toThrow(locked)
    expect(await lockHandlers(lock, ring).readLock({})).toMatchObject({ isLocked: true })
  })

  it('are given by whom they are for: an intern adds no account, and nobody takes away the own one', async () => {
    lock.openUnattended()
    await call('setPin', { currentPin: null, newPin: '2580' })
    await call('saveAccount', { pin: '2580', account: { id: 'owner', name: '陈医师', role: 'physician', newPin: null } })
    await call('saveAccount', { pin: '2580', account: { id: null, name: '小周', role: 'intern', newPin: '4827' } })
    expect(log).toEqual(['acts: 陈医师', 'account-saved', 'acts: 陈医师', 'account-saved'])
    await expect(call('removeAccount', { pin: '2580', id: 'owner' })).rejects.toThrow(new AppFailure('account-self'))
    await lock.lock()
    await lock.unlock(ring.accounts()[1]?.id ?? '', '4827')
    expect(sessions.at(-1)?.actor()).toMatchObject({ name: '小周', role: 'intern' })
    await expect(
      call('saveAccount', { pin: '4827', account: { id: null, name: '某', role: 'physician', newPin: '7391' } }),
    ).rejects.toThrow(new AppFailure('administrator-needed'))
    expect(await call('openNote', {})).toBe('note')
  })

  it('a signature, a new PIN and a recovery key want the PIN where one is set', async () => {
    lock.openUnattended()
    expect(await call('signNote', {})).toBe('signed')
    await call('setPin', { currentPin: null, newPin: '2580' })
    for (const [name, input] of [
      ['signNote', {}],
      ['setPin', { currentPin: null, newPin: '4827' }],
      ['makeRecoveryKey', { pin: null }],
    ] as const)
      await expect(call(name, input)).rejects.toThrow(new AppFailure('pin-needed'))
    await expect(call('signNote', { pin: '4827' })).rejects.toThrow(new AppFailure('pin-wrong', { left: 4, seconds: 0 }))
    expect(await call('signNote', { pin: '2580' })).toBe('signed')
    expect(await call('makeRecoveryKey', { pin: '2580' })).toMatchObject({ recoveryKey: expect.stringMatching(/^\w{5}(-\w{5}){6}$/) })
    await call('setPin', { currentPin: '2580', newPin: null })
    expect(ring.needsPin).toBe(false)
  })
})
