import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../../shared/errors.ts'
import { keyStore } from './keyStoreFixture.ts'
import { KeyRing } from './keyRing.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-accounts-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

const now = 1_700_000_000_000
const ring = () =>
  new KeyRing({ folder, databaseFile: path.join(folder, 'yizhai.db'), safeStorage: keyStore(), now: () => now, targetMs: 1 })
const failing = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => (error as AppFailure).toFailure(),
  )

describe('accounts', () => {
  const intern = { id: null, name: ' 小周 ', role: 'intern', pin: '4827' } as const
  beforeEach(async () => {
    const key = ring().openUnattended()
    await ring().setPin(key, 'owner', '2580')
    await ring().saveAccount(key, { id: 'owner', name: '陈医师', role: 'physician', pin: null })
  })
  const key = () => ring().openWithPin('owner', '2580')
  const idOf = (name: string) =>
    ring()
      .accounts()
      .find((account) => account.name === name)?.id ?? ''

  it('each opens the same key by a PIN of its own and by no other', async () => {
    await ring().saveAccount(await key(), intern)
    expect(
      ring()
        .accounts()
        .map(({ name, role, hasPin }) => [name, role, hasPin]),
    ).toEqual([
      ['陈医师', 'physician', true],
      ['小周', 'intern', true],
    ])
    expect(await ring().openWithPin(idOf('小周'), '4827')).toEqual(await key())
    expect((await failing(() => ring().openWithPin(idOf('小周'), '2580')))?.code).toBe('pin-wrong')
  })

  it('one’s tries and successes are nothing to another’s count', async () => {
    await ring().saveAccount(await key(), intern)
    for (let tried = 0; tried < 5; tried++) {
      await failing(() => ring().openWithPin('owner', '0007'))
      await ring().openWithPin(idOf('小周'), '4827')
    }
    expect(
      ring()
        .accounts()
        .map(({ waitSeconds }) => waitSeconds),
    ).toEqual([30, 0])
  })

  it('a PIN that was moved to another account by hand opens nothing', async () => {
    await ring().saveAccount(await key(), intern)
    const file = path.join(folder, 'key.json')
    const content = JSON.parse(fs.readFileSync(file, 'utf8')) as { accounts: { pin: unknown }[] }
    const [owner, other] = content.accounts
    if (owner && other) owner.pin = other.pin
    fs.writeFileSync(file, JSON.stringify(content))
    expect((await failing(() => ring().openWithPin('owner', '4827')))?.code).toBe('pin-wrong')
  })

  it('needs a name of its own and a PIN, and where there are several nobody goes without', async () => {
    const open = await key()
    const refused = async (change: object) => (await failing(() => ring().saveAccount(open, { ...intern, ...change })))?.code
    expect([
      await refused({ name: ' ' }),
      await refused({ name: '陈医师' }),
      await refused({ pin: null }),
      await refused({ id: 'x' }),
    ]).toEqual(['account-name', 'account-name', 'pin-needed', 'account-unknown'])
    await ring().saveAccount(open, intern)
    expect((await failing(() => ring().setPin(open, 'owner', null)))?.code).toBe('accounts-need-pin')
    ring().removeAccount(open, idOf('小周'))
    expect(ring().accounts()).toHaveLength(1)
    expect(() => ring().removeAccount(open, 'owner')).toThrow(new AppFailure('account-unknown'))
  })
})
