import { hkdfSync, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { SafeStorage } from 'electron'
import { AppFailure, failureOf, type Failure } from '../../../shared/errors.ts'
import { pinProblem } from '../../../shared/pinRules.ts'
import { readRecoveryKey, recoveryAlphabet, recoveryKeyOf, recoverySigns } from '../../../shared/recoveryKey.ts'
import { ownerId, type Account, type LockView } from '../../../shared/security.ts'
import { keyFileVersion, readKeyFile, sealOf, writeKeyFile, type KeyAccount, type KeyFile } from './keyFile.ts'
import { readLegacyKey, removeLegacyKeys } from './legacyKey.ts'
import { PinAttempts } from './pinAttempts.ts'
import { deriveFromPin, newDerivation, pinTargetMs } from './pinDerivation.ts'
import { openSealedKey, sealKey } from './sealedKey.ts'
import { hasKeyStore, unwrapBySystem, wrapBySystem } from './systemKeyStore.ts'

export type KeyRingOptions = {
  readonly folder: string
  readonly databaseFile: string
  readonly safeStorage: SafeStorage
  /** Epoch milliseconds. */
  readonly now: () => number
  /** What one derivation of a new PIN shall take; milliseconds. */
  readonly targetMs?: number
}

export type AccountChange = Pick<KeyAccount, 'name' | 'role'> & { readonly id: string | null; readonly pin: string | null }

const keyBytes = 32
const recoveryUse = 'yizhai key by recovery'
const pinUse = (id: string) => `yizhai key by pin of ${id}`

/**
 * The database key, 32 random bytes made at the first start, and every way to it: the system's key store alone, or, where a PIN is set, the PIN within the
 * key store; and the recovery key of the hospital's IT. Nothing of it is kept in memory here. A key that can't be had is `store-key-lost`: none is ever made
 * over a database that is there, and no file is deleted.
 */
export class KeyRing {
  readonly #options: KeyRingOptions
  readonly #file: string
  readonly #attempts: PinAttempts

  constructor(options: KeyRingOptions) {
    this.#options = options
    this.#file = path.join(options.folder, 'key.json')
    this.#attempts = new PinAttempts(path.join(options.folder, 'pin-attempts.json'), options.now)
  }

  get needsPin(): boolean {
    return readKeyFile(this.#file)?.accounts.some(({ pin }) => pin !== null) ?? false
  }

  get hasRecoveryKey(): boolean {
    return (this.#readOrNone()?.recovery ?? null) !== null
  }

  get protection(): LockView['protection'] {
    const file = this.#readOrNone()
    if (file?.unattended) return file.unattended.kind === 'system' ? 'operating-system' : 'file'
    if (file) return file.accounts.some(({ pin }) => pin?.isInSystem === true) ? 'operating-system' : 'pin'
    return hasKeyStore(this.#options.safeStorage) ? 'operating-system' : 'file'
  }

  /** One account without a name where nobody has set up any. */
  accounts(): Account[] {
    const known = this.#readOrNone()?.accounts ?? [ownerAccount]
    return known.map(({ id, name, role, pin }) => {
      const hasPin = pin !== null
      return { id, name, role, hasPin, waitSeconds: hasPin ? this.#attempts.waitSeconds(id) : 0 }
    })
  }

  /** What one derivation of a PIN took when it was set, the shortest of all; `null`: there is none. Milliseconds. */
  derivationMs(): number | null {
    const times = (this.#readOrNone()?.accounts ?? []).flatMap(({ pin }) => (pin === null ? [] : [pin.derivation.tookMs]))
    return times.length === 0 ? null : Math.min(...times)
  }

  /** Why the key can't be had in the usual way, as far as that is seen without a PIN; `null`: it may be. */
  failure(): Failure | null {
    try {
      if (!this.needsPin) this.#unattended()
      else if (this.#read().accounts.some(({ pin }) => pin?.isInSystem === true) && !hasKeyStore(this.#options.safeStorage))
        throw new AppFailure('store-key-lost')
      return null
    } catch (error) {
      return failureOf(error)
    }
  }

  /** Without anybody's doing. Throws `pin-needed` where a PIN is set. */
  openUnattended(): Buffer {
    if (this.needsPin) throw new AppFailure('pin-needed')
    return this.#unattended()
  }

  /** Throws `pin-wrong`, `pin-wait`, `store-key-lost`. */
  async openWithPin(id: string, pin: string): Promise<Buffer> {
    const file = this.#read()
    const wrap = file.accounts.find((account) => account.id === id)?.pin
    if (!wrap) throw new AppFailure('pin-needed')
    return this.#attempts.try(id, async () => {
      const sealed = wrap.isInSystem ? unwrapBySystem(this.#options.safeStorage, wrap.sealed) : wrap.sealed
      const under = await deriveFromPin(pin, wrap.derivation)
      return this.#proved(file, openSealedKey(Buffer.from(sealed, 'base64'), under, pinUse(id)))
    })
  }

  /** That somebody is who the account says. Nothing to prove where it has no PIN. Throws `pin-needed`, `pin-wrong`, `pin-wait`. */
  async requirePin(id: string, pin: string | undefined): Promise<void> {
    if (!this.accounts().some((account) => account.id === id && account.hasPin)) return
    if (pin === undefined || pin === '') throw new AppFailure('pin-needed')
    ;(await this.openWithPin(id, pin)).fill(0)
  }

  /**
   * By the paper of the hospital's IT, on another user's account and after the key store was lost too. What went by the old key store is wrapped anew, and where
   * PINs were set the account gets this one in place of its own. Throws `recovery-key-typed`, `recovery-key-wrong`, and as `setPin`.
   */
  async openWithRecoveryKey(typed: string, id: string, newPin: string | null): Promise<Buffer> {
    const file = this.#read()
    if (!file.recovery) throw new AppFailure('recovery-key-none')
    const read = readRecoveryKey(typed)
    if (!read.isRight) throw new AppFailure('recovery-key-typed', { group: read.group })
    const key = openRecovered(read.key, file.recovery)
    if (file.accounts.every(({ pin }) => pin === null)) {
      this.#write(key, { ...file, unattended: this.#wrapUnattended(key) })
      return key
    }
    if (newPin === null) throw new AppFailure('pin-needed')
    await this.setPin(key, id, newPin)
    return key
  }

  /** `null` takes it away, for which the key has to be open again without one. Throws `pin-short`, `pin-long`, `pin-simple`, `accounts-need-pin`. */
  async setPin(key: Buffer, id: string, pin: string | null): Promise<void> {
    const problem = pin === null ? null : pinProblem(pin)
    if (problem !== null) throw new AppFailure(problem)
    const wrap = pin === null ? null : await this.#wrapUnderPin(key, id, pin)
    const file = this.#read()
    if (wrap === null && file.accounts.length > 1) throw new AppFailure('accounts-need-pin')
    const accounts = file.accounts.map((account) => (account.id === id ? { ...account, pin: wrap } : account))
    this.#attempts.forgive(id)
    // a start that was cut off may have left them, and they need no PIN
    removeLegacyKeys(this.#options.folder)
    this.#write(key, { ...file, accounts, unattended: accounts.some((account) => account.pin !== null) ? null : this.#wrapUnattended(key) })
  }

  /** A new account, or another name, role or PIN (`null`: the one it has) of one that is there. Throws `account-name`, `account-unknown`, and as `setPin`. */
  async saveAccount(key: Buffer, { id, name, role, pin }: AccountChange): Promise<void> {
    const file = this.#read()
    const known = file.accounts.find((account) => account.id === id)
    const isTaken = file.accounts.some((account) => account.id !== id && account.name === name.trim())
    if (name.trim() === '' || isTaken) throw new AppFailure('account-name')
    if (id !== null && !known) throw new AppFailure('account-unknown')
    const problem = pin === null ? null : pinProblem(pin)
    if (problem !== null) throw new AppFailure(problem)
    const account = { id: known?.id ?? randomUUID(), name: name.trim(), role }
    // each its own: without one everybody could be everybody
    if (pin === null && !known?.pin) throw new AppFailure('pin-needed')
    const wrap = pin === null ? (known?.pin ?? null) : await this.#wrapUnderPin(key, account.id, pin)
    const others = file.accounts.map((other) => (other.id === account.id ? { ...account, pin: wrap } : other))
    if (pin !== null) this.#attempts.forgive(account.id)
    this.#write(key, { ...file, unattended: null, accounts: known ? others : [...others, { ...account, pin: wrap }] })
  }

  /** Nobody is left without a PIN by it, since each account has one. Throws `account-unknown`. */
  removeAccount(key: Buffer, id: string): void {
    const file = this.#read()
    const accounts = file.accounts.filter((account) => account.id !== id)
    if (accounts.length === file.accounts.length || accounts.length === 0) throw new AppFailure('account-unknown')
    this.#write(key, { ...file, accounts })
  }

  /** A new one each time: it is shown once and not kept; the one before opens nothing any more. */
  makeRecoveryKey(key: Buffer): string {
    const recoveryKey = recoveryKeyOf(Array.from({ length: recoverySigns }, () => randomInt(recoveryAlphabet.length)))
    const salt = randomBytes(16)
    const sealed = sealKey(key, underRecovery(recoveryKey, salt), recoveryUse).toString('base64')
    this.#write(key, { ...this.#read(), recovery: { salt: salt.toString('base64'), sealed } })
    return recoveryKey
  }

  #unattended(): Buffer {
    const file = readKeyFile(this.#file)
    if (file) {
      if (!file.unattended) throw new AppFailure('store-key-lost')
      const { kind, key } = file.unattended
      return this.#proved(file, checked(kind === 'system' ? unwrapBySystem(this.#options.safeStorage, key) : key))
    }
    const { folder, databaseFile, safeStorage } = this.#options
    const legacy = readLegacyKey(folder, safeStorage)
    if (!legacy && fs.existsSync(databaseFile)) throw new AppFailure('store-key-lost')
    const key = legacy ? checked(legacy.key) : randomBytes(keyBytes)
    const unattended = legacy?.isFile === true ? { kind: 'file' as const, key: key.toString('hex') } : this.#wrapUnattended(key)
    this.#write(key, { format: 'yizhai-key', version: keyFileVersion, unattended, accounts: [ownerAccount], recovery: null, seal: '' })
    // only once the new file gives the very same key
    if (this.#unattended().equals(key)) removeLegacyKeys(folder)
    return key
  }

  #wrapUnattended(key: Buffer): KeyFile['unattended'] {
    const { safeStorage } = this.#options
    const hex = key.toString('hex')
    return hasKeyStore(safeStorage) ? { kind: 'system', key: wrapBySystem(safeStorage, hex) } : { kind: 'file', key: hex }
  }

  async #wrapUnderPin(key: Buffer, id: string, pin: string): Promise<NonNullable<KeyAccount['pin']>> {
    const { safeStorage, targetMs = pinTargetMs } = this.#options
    const { derivation, key: under } = await newDerivation(pin, targetMs)
    const sealed = sealKey(key, under, pinUse(id)).toString('base64')
    const isInSystem = hasKeyStore(safeStorage)
    return { derivation, sealed: isInSystem ? wrapBySystem(safeStorage, sealed) : sealed, isInSystem }
  }

  /** That the accounts are those that were set up with this key. */
  #proved(file: KeyFile, key: Buffer): Buffer {
    const [found, expected] = [Buffer.from(file.seal), Buffer.from(sealOf(key, file.accounts))]
    if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw new AppFailure('accounts-altered')
    return key
  }

  #read(): KeyFile {
    const file = readKeyFile(this.#file)
    if (!file) throw new AppFailure('store-key-lost')
    return file
  }

  #readOrNone(): KeyFile | undefined {
    try {
      return readKeyFile(this.#file)
    } catch {
      return undefined // told by `failure`
    }
  }

  #write(key: Buffer, file: KeyFile): void {
    writeKeyFile(this.#file, { ...file, seal: sealOf(key, file.accounts) })
  }
}

const ownerAccount: KeyAccount = { id: ownerId, name: '', role: 'physician', pin: null }

function underRecovery(recoveryKey: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', recoveryKey, salt, recoveryUse, keyBytes))
}

function openRecovered(recoveryKey: string, { salt, sealed }: NonNullable<KeyFile['recovery']>): Buffer {
  try {
    return openSealedKey(Buffer.from(sealed, 'base64'), underRecovery(recoveryKey, Buffer.from(salt, 'base64')), recoveryUse)
  } catch {
    throw new AppFailure('recovery-key-wrong')
  }
}

function checked(hex: string): Buffer
function checked(key: Buffer): Buffer
function checked(key: string | Buffer): Buffer {
  const bytes = typeof key === 'string' ? Buffer.from(key, 'hex') : key
  if (bytes.length !== keyBytes) throw new AppFailure('store-key-lost')
  return bytes
}
