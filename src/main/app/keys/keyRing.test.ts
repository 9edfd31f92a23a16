import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../../shared/errors.ts'
import { keyStore } from './keyStoreFixture.ts'
import { KeyRing } from './keyRing.ts'

const lost = new AppFailure('store-key-lost')
const none = keyStore({ isThere: false })

let root: string
let folder: string
let database: string
let now: number
beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-key-'))
  folder = path.join(root, 'user data')
  database = path.join(folder, 'yizhai.db')
  now = 1_700_000_000_000
})
afterEach(() => {
  vi.restoreAllMocks()
  fs.rmSync(root, { recursive: true })
})

// the least cost there is: the tries of a test are many
const ring = (safeStorage = keyStore()) => new KeyRing({ folder, databaseFile: database, safeStorage, now: () => now, targetMs: 1 })
const contents = () => Object.fromEntries(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'latin1')]))
const everything = () => Object.values(contents()).join('\n')
const forms = (key: Buffer) => [key.toString('hex'), key.toString('base64'), [...key.toString('hex')].reverse().join('')]
const failing = (work: () => Promise<unknown>) =>
  work().then(
    () => null,
    (error: unknown) => (error as AppFailure).toFailure(),
  )

describe('at the first start', () => {
  it('makes 32 random bytes and lets the system wrap them', () => {
    const key = ring().openUnattended()
    expect([key.length, ring().protection, fs.readdirSync(folder)]).toEqual([32, 'operating-system', ['key.json']])
    expect(everything()).not.toContain(key.toString('hex'))
  })

  it('makes another key on another machine', () => {
    const first = ring().openUnattended()
    fs.rmSync(folder, { recursive: true })
    expect(ring().openUnattended().equals(first)).toBe(false)
  })

  it.each([
    ['there is no key store', none],
    ['the key store of Linux is none', keyStore({ backend: 'basic_text' })],
  ])('says that the key lies in a file when %s', (_, store) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    const key = ring(store).openUnattended()
    expect(ring(store).protection).toBe('file')
    expect(everything()).toContain(key.toString('hex'))
  })

  it.skipIf(process.platform === 'win32')('lets only this user read its files', () => {
    ring().openUnattended()
    expect(fs.statSync(path.join(folder, 'key.json')).mode & 0o777).toBe(0o600)
  })
})

describe('at every later start', () => {
  it.each([
    ['the key store', keyStore(), 'operating-system'],
    ['the file', none, 'file'],
  ])('finds the same key by %s', (_, store, protection) => {
    const first = ring(store).openUnattended()
    fs.writeFileSync(database, 'data')
    expect([ring(store).openUnattended(), ring(store).protection]).toEqual([first, protection])
  })

  it('a start that was cut off while it wrote the key is as if it had not been', () => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.json.new'), '{"format":')
    const key = ring().openUnattended()
    expect([ring().openUnattended(), fs.readdirSync(folder)]).toEqual([key, ['key.json']])
  })
})

describe('the files of the first version', () => {
  const hex = 'ab'.repeat(32)
  it.each([
    ['key.wrapped', keyStore().encryptString(hex), 'operating-system'],
    ['key.plain', hex, 'file'],
  ])('%s becomes the new file with the same key, and goes only then', (name, content, protection) => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, name), content)
    fs.writeFileSync(database, 'data')
    expect(ring().openUnattended().toString('hex')).toBe(hex)
    expect([fs.readdirSync(folder).sort(), ring().protection]).toEqual([['key.json', 'yizhai.db'], protection])
    expect(ring().openUnattended().toString('hex')).toBe(hex)
  })
})

describe('refuses, and leaves every file as it is', () => {
  const refused = (store?: ReturnType<typeof keyStore>, failure = lost) => {
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(database, 'data')
    const before = contents()
    expect(ring(store).failure()).toEqual(failure.toFailure())
    expect(() => ring(store).openUnattended()).toThrow(failure)
    expect(contents()).toEqual(before)
  }

  it('when there is a database and no key: it never makes a new one over it', () => refused())

  it('when the key store is gone', () => {
    ring().openUnattended()
    refused(none)
  })

  it("when the key was wrapped by another user's store", () => {
    ring(keyStore({ owner: 'them' })).openUnattended()
    refused()
  })

  it.each(['', '{}', 'zz', '{"format":"yizhai-key","version":2}'])('when the file is none: %j', (text) => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.json'), text)
    refused()
  })

  it('when a newer program wrote it', () => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.json'), '{"format":"yizhai-key","version":3}')
    refused(undefined, new AppFailure('store-newer', { found: 3, known: 2 }))
  })

  it.each(['', 'abcd', 'a'.repeat(66)])('when an old key in the clear is none: %j', (text) => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.plain'), text)
    refused()
  })

  it('when a role was changed by hand', () => {
    ring().openUnattended()
    const file = path.join(folder, 'key.json')
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"physician"', '"administrator"'))
    refused(undefined, new AppFailure('accounts-altered'))
  })
})

describe('with a PIN', () => {
  it.each([
    ['within the key store', keyStore(), 'operating-system'],
    ['alone where there is no key store', none, 'pin'],
  ])('the key is to be had by it only, %s', async (_, store, protection) => {
    const key = ring(store).openUnattended()
    await ring(store).setPin(key, 'owner', '2580')
    expect([ring(store).needsPin, ring(store).protection]).toEqual([true, protection])
    expect(() => ring(store).openUnattended()).toThrow(new AppFailure('pin-needed'))
    expect(await ring(store).openWithPin('owner', '2580')).toEqual(key)
    for (const form of forms(key)) expect(everything()).not.toContain(form)
  })

  it('is of no use on another user’s account, even if it is known', async () => {
    await ring().setPin(ring().openUnattended(), 'owner', '2580')
    expect(await failing(() => ring(keyStore({ owner: 'them' })).openWithPin('owner', '2580'))).toEqual(lost.toFailure())
    expect(ring(none).failure()).toEqual(lost.toFailure())
  })

  it('takes the place of an earlier one, and is gone when it is taken away', async () => {
    const key = ring().openUnattended()
    await ring().setPin(key, 'owner', '2580')
    await ring().setPin(key, 'owner', '4827')
    expect((await failing(() => ring().openWithPin('owner', '2580')))?.code).toBe('pin-wrong')
    await ring().setPin(key, 'owner', null)
    expect(ring().openUnattended()).toEqual(key)
  })

  it('is refused where it is none, and then nothing changes', async () => {
    const key = ring().openUnattended()
    const before = contents()
    expect((await failing(() => ring().setPin(key, 'owner', '1234')))?.code).toBe('pin-simple')
    expect(contents()).toEqual(before)
  })

  it('may be asked for again without opening anything', async () => {
    await ring().requirePin('owner', undefined)
    await ring().setPin(ring().openUnattended(), 'owner', '2580')
    await ring().requirePin('owner', '2580')
    expect(await Promise.all([undefined, '', '4827'].map((pin) => failing(() => ring().requirePin('owner', pin))))).toMatchObject([
      { code: 'pin-needed' },
      { code: 'pin-needed' },
      { code: 'pin-wrong' },
    ])
  })

  it('says what one guess costs', async () => {
    expect(ring().derivationMs()).toBeNull()
    await ring().setPin(ring().openUnattended(), 'owner', '2580')
    const quick = ring().derivationMs() ?? 0
    const slow = new KeyRing({ folder, databaseFile: database, safeStorage: none, now: () => now })
    await slow.setPin(await ring().openWithPin('owner', '2580'), 'owner', '4827')
    expect([quick > 10, (slow.derivationMs() ?? 0) > quick]).toEqual([true, true])
  })
})

describe('the recovery key', () => {
  it('opens after the key store was lost, and the next start needs no paper', () => {
    const key = ring(keyStore({ owner: 'them' })).openUnattended()
    const paper = ring(keyStore({ owner: 'them' })).makeRecoveryKey(key)
    fs.writeFileSync(database, 'data')
    expect(ring().failure()).toEqual(lost.toFailure())
    return ring()
      .openWithRecoveryKey(paper.toLowerCase(), 'owner', null)
      .then((opened) => expect([opened, ring().openUnattended()]).toEqual([key, key]))
  })

  it('opens when the PIN was forgotten, and a new PIN takes its place', async () => {
    const key = ring().openUnattended()
    const paper = ring().makeRecoveryKey(key)
    await ring().setPin(key, 'owner', '2580')
    expect((await failing(() => ring().openWithRecoveryKey(paper, 'owner', null)))?.code).toBe('pin-needed')
    expect(await ring().openWithRecoveryKey(paper, 'owner', '4827')).toEqual(key)
    expect(await ring().openWithPin('owner', '4827')).toEqual(key)
  })

  it('names the group that was mistyped, and refuses another computer’s and the one before', async () => {
    const key = ring().openUnattended()
    expect((await failing(() => ring().openWithRecoveryKey('x', 'owner', null)))?.code).toBe('recovery-key-none')
    const first = ring().makeRecoveryKey(key)
    const second = ring().makeRecoveryKey(key)
    expect(await failing(() => ring().openWithRecoveryKey(`${second}2`, 'owner', null))).toMatchObject({ code: 'recovery-key-typed' })
    expect((await failing(() => ring().openWithRecoveryKey(first, 'owner', null)))?.code).toBe('recovery-key-wrong')
    expect(everything()).not.toContain(second)
    expect(ring().hasRecoveryKey).toBe(true)
  })
})

describe('wrong tries', () => {
  beforeEach(async () => ring().setPin(ring().openUnattended(), 'owner', '2580'))
  const wrong = () => failing(() => ring().openWithPin('owner', '0007'))

  it('five cost nothing but themselves, then each costs a wait that doubles; a new start gives none back', async () => {
    const found = []
    for (let tried = 0; tried < 5; tried++) found.push(await wrong())
    expect(found.map((failure) => [failure?.code, failure?.params['left'], failure?.params['seconds']])).toEqual([
      ['pin-wrong', 4, 0],
      ['pin-wrong', 3, 0],
      ['pin-wrong', 2, 0],
      ['pin-wrong', 1, 0],
      ['pin-wrong', 0, 30],
    ])
    expect(await failing(() => ring().openWithPin('owner', '2580'))).toEqual({ code: 'pin-wait', params: { seconds: 30 } })
    now += 30_000
    expect(await wrong()).toMatchObject({ params: { left: 0, seconds: 60 } })
    now += 59_000
    expect(ring().accounts()[0]?.waitSeconds).toBe(1)
    now += 1000
    expect((await ring().openWithPin('owner', '2580')).length).toBe(32)
    expect(await wrong()).toMatchObject({ params: { left: 4 } })
  })

  it('are counted before the PIN is looked at, so that a kill in the middle gives no try back', async () => {
    const trying = wrong()
    await Promise.resolve()
    await Promise.resolve()
    expect(contents()['pin-attempts.json']).toContain('"failures":1')
    await trying
  })

  it('a clock that is set back makes the wait no shorter and no longer', async () => {
    for (let tried = 0; tried < 5; tried++) await wrong()
    now -= 86_400_000
    expect(await failing(() => ring().openWithPin('owner', '2580'))).toEqual({ code: 'pin-wait', params: { seconds: 30 } })
    now += 30_000
    expect((await ring().openWithPin('owner', '2580')).length).toBe(32)
  })

  it('a count that was deleted or scribbled over counts as five', async () => {
    for (const spoil of [(file: string) => fs.rmSync(file), (file: string) => fs.writeFileSync(file, '?')]) {
      spoil(path.join(folder, 'pin-attempts.json'))
      expect((await failing(() => ring().openWithPin('owner', '2580')))?.code).toBe('pin-wait')
      now += 30_000
      expect((await ring().openWithPin('owner', '2580')).length).toBe(32)
    }
  })

  it('one after the other: ten at once are ten tries', async () => {
    const one = ring()
    const found = await Promise.all(Array.from({ length: 10 }, () => failing(() => one.openWithPin('owner', '0007'))))
    expect(found.filter((failure) => failure?.code === 'pin-wrong').length).toBe(5)
  })
})
