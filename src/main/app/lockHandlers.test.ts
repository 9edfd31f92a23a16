import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roles } from '../../shared/choices.ts'
import { commandNames } from '../../shared/commandNames.ts'
import type { DeskHandlers } from '../../shared/contract.ts'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import { AppFailure } from '../../shared/errors.ts'
import { lockCommands } from '../../shared/lockCommands.ts'
import { mayGive, reservedFor, type Role } from '../../shared/mayGive.ts'
import { keyStore } from './keys/keyStoreFixture.ts'
import { KeyRing } from './keys/keyRing.ts'
import { Lock } from './lock.ts'
import { lockHandlers } from './lockHandlers.ts'
import { LookFile } from './lookFile.ts'

const pins = { physician: '2580', intern: '4827', administrator: '7391' } as const satisfies Record<Role, string>
let folder: string
let ring: KeyRing
let lock: Lock

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-roles-'))
  ring = new KeyRing({ folder, databaseFile: path.join(folder, 'yizhai.db'), safeStorage: keyStore(), now: () => 1, targetMs: 1 })
  // a desk that answers every command with its name
  const handlers = Object.fromEntries(commandNames.map((name) => [name, () => name])) as unknown as DeskHandlers
  lock = new Lock({
    ring,
    openDesk: () => ({
      handlers,
      settings: () => defaultSettings,
      start: () => undefined,
      actAs: () => undefined,
      noteAccount: () => undefined,
      close: () => Promise.resolve(),
    }),
    tell: () => queueMicrotask(() => lock.confirm()),
    reloadPage: () => undefined,
    look: new LookFile(path.join(folder, 'look.json'), 'zh-CN'),
    onBug: (error) => {
      throw error
    },
    now: () => 1,
    saveTimeoutMs: 20,
  })
})
afterEach(async () => {
  await lock.close()
  fs.rmSync(folder, { recursive: true })
})

const call = (name: (typeof commandNames)[number], input: unknown = {}) =>
  Promise.resolve().then(() => (lockHandlers(lock, ring)[name] as (input: unknown) => unknown)(input))

/** One account a role, each with its PIN; a physician works here. */
async function addAccounts(): Promise<void> {
  lock.openUnattended()
  await call('setPin', { currentPin: null, newPin: pins.physician })
  await call('saveAccount', { pin: pins.physician, account: { id: 'owner', name: '陈医师', role: 'physician', newPin: null } })
  for (const role of ['intern', 'administrator'] as const)
    await call('saveAccount', { pin: pins.physician, account: { id: null, name: role, role, newPin: pins[role] } })
}

async function enterAs(role: Role): Promise<void> {
  await lock.lock()
  const account = ring.accounts().find((each) => each.role === role)
  await lock.unlock(account?.id ?? '', pins[role])
  expect(lock.actor.role).toBe(role)
}

/** Of these commands those that are refused for the role, with what is said. */
async function refusedOf(names: readonly (typeof commandNames)[number][]): Promise<Record<string, string>> {
  const refused: Record<string, string> = {}
  for (const name of names) {
    const failure = await call(name).then(
      () => null,
      (error: unknown) => error,
    )
    if (failure instanceof AppFailure && (failure.code === 'role-not-allowed' || failure.code === 'administrator-needed'))
      refused[name] = failure.code
  }
  return refused
}

// each PIN costs its time
describe('whom a command is for', { timeout: 60_000 }, () => {
  it('is said of every command of the contract, and of nothing else', () => {
    expect(Object.keys(reservedFor).sort()).toEqual([...commandNames].sort())
  })

  it('is held to by main for each role and every command', async () => {
    await addAccounts()
    const onDesk = commandNames.filter((name) => !(name in lockCommands))
    const table: Record<string, string> = {}
    for (const role of roles) {
      await enterAs(role)
      const refused = await refusedOf(onDesk)
      for (const name of onDesk) {
        const isRefused = name in refused
        expect([role, name, isRefused]).toEqual([role, name, !mayGive(role, name, true)])
        if (isRefused) table[`${role}: ${name}`] = refused[name] ?? ''
      }
    }
    expect(
      Object.entries(table)
        .filter(([key]) => key.startsWith('physician'))
        .map(([, code]) => code),
    ).toEqual(
      commandNames.flatMap((name) => (reservedFor[name] === 'administrator' && !(name in lockCommands) ? ['administrator-needed'] : [])),
    )
  })

  it('models, bundles, the interface, rule packs and accounts are the administrator’s, and the others are told so', async () => {
    await addAccounts()
    const reserved = [
      'importModel',
      'importBundle',
      'rollBackBundle',
      'changeApi',
      'importRules',
      'saveAccount',
      'removeAccount',
      'makeRecoveryKey',
    ] as const
    for (const role of ['physician', 'intern'] as const) {
      await enterAs(role)
      for (const name of reserved)
        await expect(call(name, { pin: pins[role], account: {}, id: 'x' })).rejects.toThrow(new AppFailure('administrator-needed'))
    }
    await enterAs('administrator')
    for (const name of ['importModel', 'importBundle', 'rollBackBundle', 'changeApi'] as const) expect(await call(name)).toBe(name)
    await expect(call('signNote')).rejects.toThrow(new AppFailure('role-not-allowed'))
  })
})
