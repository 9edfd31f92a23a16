import { AppFailure, failureOf, type Failure } from '../../shared/errors.ts'
import type { AppEvent, DeskHandlers } from '../../shared/contract.ts'
import type { NoteId } from '../../shared/note.ts'
import { ownerId, type Actor, type LockView, type SecurityView } from '../../shared/security.ts'
import type { Settings } from '../../shared/settings.ts'
import type { KeyRing } from './keys/keyRing.ts'
import type { LookFile } from './lookFile.ts'

/** Everything that works on the open database: the store, the model, the handlers. It is made anew at each unlocking, so that nothing of before is left in it. */
export type Desk = {
  readonly handlers: DeskHandlers
  readonly settings: () => Settings
  /** Loads the model and fills the search, once the window stands. */
  readonly start: () => void
  /** From now on these act. */
  readonly actAs: (actor: Actor) => void
  /** For the audit. */
  readonly noteAccount: (kind: 'account-saved' | 'account-removed', role: string | null) => void
  /** Stops the model's work and keeps what it wrote, clears our text off the clipboard, ends the model's process and closes the database. */
  readonly close: () => Promise<void>
}

export type Session = { readonly actor: () => Actor; readonly hasPin: () => boolean; readonly openNoteId: () => NoteId | null }

export type LockOptions = {
  readonly ring: KeyRing
  /** Throws what opening a database throws. Keeps nothing of the key. */
  readonly openDesk: (key: Buffer, session: Session) => Desk
  /** To the window, at once. */
  readonly tell: (event: AppEvent) => void
  /** Loads the window's page anew, so that no text is left in it. */
  readonly reloadPage: () => void
  readonly look: LookFile
  readonly onBug: (error: unknown) => void
  /** Epoch milliseconds. */
  readonly now: () => number
  /** How long the window may take to save what was typed. */
  readonly saveTimeoutMs?: number
}

const idleCheckMs = 5_000
const saveTimeoutMs = 2_000

/**
 *   locked ──unlock, recover──► open ──by hand, idle, screen lock, suspend──► locking ──saved, or 2 s──► locked
 *
 * Locked means: no key and no open database in this process, no process of the model, an empty page in the window, nothing of ours on the clipboard.
 */
export class Lock {
  readonly #options: LockOptions
  #desk: Desk | undefined
  #key: Buffer | undefined
  #actor: Actor
  #openNoteId: NoteId | null = null
  #failure: Failure | null = null
  #isWindowLoaded = false
  #locking: Promise<void> | undefined
  #confirm: (() => void) | undefined
  #activeAt: number
  readonly #idleTimer: NodeJS.Timeout

  constructor(options: LockOptions) {
    this.#options = options
    this.#activeAt = options.now()
    this.#actor = actorOf(options.ring, options.look.read().accountId)
    this.#idleTimer = setInterval(() => this.#lockIfIdle(), idleCheckMs)
    this.#idleTimer.unref()
  }

  get actor(): Actor {
    return this.#actor
  }

  /** The open desk. Throws `locked`. */
  desk(): Desk {
    if (!this.#desk) throw new AppFailure('locked')
    return this.#desk
  }

  /** The key while it is open; throws `locked`. Not to be kept. */
  key(): Buffer {
    if (!this.#desk || !this.#key) throw new AppFailure('locked')
    return this.#key
  }

  view(): LockView {
    const { ring, look } = this.#options
    const accounts = ring.accounts()
    const { language, theme, accountId } = look.read()
    return {
      isLocked: this.#desk === undefined,
      accounts,
      accountId: accounts.some(({ id }) => id === accountId) ? accountId : (accounts[0]?.id ?? ownerId),
      hasRecoveryKey: ring.hasRecoveryKey,
      protection: ring.protection,
      failure: this.#desk ? null : (ring.failure() ?? this.#failure),
      language,
      theme,
    }
  }

  security(): SecurityView {
    const { ring } = this.#options
    const { hasRecoveryKey, protection } = ring
    return { actor: this.#actor, accounts: ring.accounts(), hasPin: ring.needsPin, hasRecoveryKey, protection }
  }

  /** Where no PIN is set. Throws `pin-needed`, `store-key-lost` and what opening a database throws. */
  openUnattended(): void {
    this.#open(() => this.#options.ring.openUnattended(), actorOf(this.#options.ring, ownerId))
  }

  async unlock(accountId: string, pin: string | null): Promise<void> {
    await this.#locking
    const { ring } = this.#options
    if (this.#desk) return
    if (!ring.needsPin) return this.openUnattended()
    if (pin === null) throw new AppFailure('pin-needed')
    const key = await ring.openWithPin(accountId, pin)
    this.#open(() => key, actorOf(ring, accountId))
  }

  async recover(accountId: string, recoveryKey: string, newPin: string | null): Promise<void> {
    await this.#locking
    const { ring } = this.#options
    if (this.#desk) return
    const key = await ring.openWithRecoveryKey(recoveryKey, accountId, newPin)
    this.#open(() => key, actorOf(ring, accountId))
  }

  /** Resolves once nothing is open. Never throws. */
  lock(): Promise<void> {
    if (!this.#desk) return this.#locking ?? Promise.resolve()
    this.#locking ??= this.#lock().finally(() => (this.#locking = undefined))
    return this.#locking
  }

  confirm(): void {
    this.#confirm?.()
  }

  noteActivity(): void {
    this.#activeAt = this.#options.now()
  }

  /** Of the name only: what is brought back after unlocking. */
  noteOpened(noteId: NoteId): void {
    this.#openNoteId = noteId
  }

  /** The name or the role of who works here may be another. */
  accountSaved(): void {
    this.#actor = actorOf(this.#options.ring, this.#actor.id)
    this.#desk?.actAs(this.#actor)
  }

  windowLoaded(): void {
    this.#isWindowLoaded = true
    this.#desk?.start()
  }

  /** When the program ends. */
  async close(): Promise<void> {
    clearInterval(this.#idleTimer)
    await this.#locking
    await this.#closeDesk()
  }

  #open(keyOf: () => Buffer, actor: Actor): void {
    const { ring, openDesk, look } = this.#options
    const before = this.#actor
    this.#actor = actor
    try {
      const key = keyOf()
      const session = { actor: () => this.#actor, hasPin: () => ring.needsPin, openNoteId: () => this.#openNoteId }
      this.#desk = openDesk(key, session)
      this.#key = key
    } catch (error) {
      this.#actor = before
      const failure = failureOf(error)
      // a PIN is the usual way, and no failure of it
      if (failure.code !== 'pin-needed') this.#failure = failure
      throw error
    }
    this.#failure = null
    this.noteActivity()
    look.write({ accountId: actor.id })
    if (this.#isWindowLoaded) this.#desk.start()
  }

  async #lock(): Promise<void> {
    const { tell, reloadPage } = this.#options
    const saved = new Promise<void>((resolve) => {
      this.#confirm = resolve
    })
    tell({ type: 'locking' })
    const timer = setTimeout(() => this.#confirm?.(), this.#options.saveTimeoutMs ?? saveTimeoutMs)
    await saved
    clearTimeout(timer)
    this.#confirm = undefined
    await this.#closeDesk()
    reloadPage()
  }

  async #closeDesk(): Promise<void> {
    const [desk, key] = [this.#desk, this.#key]
    if (!desk) return
    const { language, theme } = desk.settings()
    this.#options.look.write({ language, theme })
    // from here on every command is refused
    this.#desk = undefined
    this.#key = undefined
    try {
      await desk.close()
    } catch (error) {
      this.#options.onBug(error)
    } finally {
      key?.fill(0)
    }
  }

  #lockIfIdle(): void {
    if (!this.#desk || this.#locking) return
    const idleMs = this.#options.now() - this.#activeAt
    if (idleMs >= this.#desk.settings().autoLockMinutes * 60_000) void this.lock()
  }
}

function actorOf(ring: KeyRing, accountId: string): Actor {
  const accounts = ring.accounts()
  const { id, name, role } = accounts.find((account) => account.id === accountId) ??
    accounts[0] ?? { id: ownerId, name: '', role: 'physician' as const }
  return { id, name, role }
}
