import type { SafeStorage } from 'electron'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../shared/errors.ts'
import { loadDatabaseKey } from './databaseKey.ts'

const lost = new AppFailure('store-key-lost')

let folder: string
let database: string
beforeEach(() => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-key-'))
  folder = path.join(root, 'user data')
  database = path.join(folder, 'yizhai.db')
})
afterEach(() => {
  vi.restoreAllMocks()
  fs.rmSync(path.dirname(folder), { recursive: true })
})

/** A key store of the system that wraps by reversing; `owner` is the user whose store it is. */
function keyStore({ isThere = true, backend = 'gnome_libsecret', owner = 'us' } = {}): SafeStorage {
  const reversed = (text: string) => [...text].reverse().join('')
  return {
    isEncryptionAvailable: () => isThere,
    getSelectedStorageBackend: () => backend,
    encryptString: (text: string) => Buffer.from(`${owner}:${reversed(text)}`),
    decryptString: (wrapped: Buffer) => {
      const text = wrapped.toString()
      if (!text.startsWith(`${owner}:`)) throw new Error('can not decrypt')
      return reversed(text.slice(owner.length + 1))
    },
  } as unknown as SafeStorage
}

const load = (store = keyStore()) => loadDatabaseKey(folder, database, store)
const contents = () => Object.fromEntries(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'latin1')]))

describe('at the first start', () => {
  it('makes 32 random bytes and lets the system wrap them', () => {
    const { key, protection } = load()
    expect([key.length, protection]).toEqual([32, 'operating-system'])
    expect(fs.readdirSync(folder)).toEqual(['key.wrapped'])
    expect(fs.readFileSync(path.join(folder, 'key.wrapped'), 'utf8')).not.toContain(key.toString('hex'))
  })

  it('makes another key on another machine', () => {
    const first = load().key
    fs.rmSync(folder, { recursive: true })
    expect(load().key.equals(first)).toBe(false)
  })

  it.each([
    ['there is no key store', keyStore({ isThere: false })],
    ['the key store of Linux is none', keyStore({ backend: 'basic_text' })],
  ])('says that the key lies in a file when %s', (_, store) => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    const { key, protection } = load(store)
    expect(protection).toBe('file')
    expect(contents()).toEqual({ 'key.plain': key.toString('hex') })
  })

  it.skipIf(process.platform === 'win32')('lets only this user read its files', () => {
    load()
    expect(fs.statSync(path.join(folder, 'key.wrapped')).mode & 0o777).toBe(0o600)
  })
})

describe('at every later start', () => {
  it.each([
    ['the key store', keyStore(), 'operating-system'],
    ['the file', keyStore({ isThere: false }), 'file'],
  ])('finds the same key by %s', (_, store, protection) => {
    const first = load(store)
    fs.writeFileSync(database, 'data')
    expect(load(store)).toEqual({ key: first.key, protection })
  })

  it('goes on with a key in a file although a key store has come', () => {
    const first = load(keyStore({ isThere: false }))
    fs.writeFileSync(database, 'data')
    expect(load()).toEqual({ key: first.key, protection: 'file' })
  })
})

describe('refuses, and leaves every file as it is', () => {
  const refused = (store?: SafeStorage) => {
    fs.writeFileSync(database, 'data')
    const before = contents()
    expect(() => load(store)).toThrow(lost)
    expect(contents()).toEqual(before)
  }

  it('when there is a database and no key: it never makes a new one over it', () => {
    fs.mkdirSync(folder)
    refused()
  })

  it('when the key store is gone', () => {
    load()
    refused(keyStore({ isThere: false }))
  })

  it("when the key was wrapped by another user's store", () => {
    load(keyStore({ owner: 'them' }))
    refused()
  })

  it.each(['', 'abcd', 'zz'.repeat(32), 'a'.repeat(66)])('when the key in the file is none: %j', (text) => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.plain'), text)
    refused()
  })

  it('when what was wrapped is no key', () => {
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, 'key.wrapped'), 'us:dcba')
    refused()
  })
})

it('a start that was cut off while it wrote the key is as if it had not been', () => {
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, 'key.wrapped.new'), 'us:dc')
  const { key } = load()
  expect(load().key).toEqual(key)
  expect(fs.readdirSync(folder)).toEqual(['key.wrapped'])
})
