import { clipboardHash } from './clipboardHash.ts'
import type { Clipboard } from './writeToClipboard.ts'

export type WatchedClipboard = Clipboard & {
  readText(): Promise<string>
  clear(): Promise<void>
}

export type ClipboardWatchDeps = {
  readonly clipboard: WatchedClipboard
  /** Seconds until copied text is taken away; 0: never. Asked at each copy. */
  readonly seconds: () => number
  readonly onBug: (error: unknown) => void
}

/**
 * A clipboard that forgets: some time after the last copy, and when the program ends, it is emptied, but only while it still holds what was put there
 * from here. Of the text itself nothing is kept.
 */
export class ClipboardWatch implements Clipboard {
  readonly #deps: ClipboardWatchDeps
  #hash: string | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(deps: ClipboardWatchDeps) {
    this.#deps = deps
  }

  readText(): Promise<string> {
    return this.#deps.clipboard.readText()
  }

  async writeText(text: string): Promise<void> {
    clearTimeout(this.#timer)
    await this.#deps.clipboard.writeText(text)
    const seconds = this.#deps.seconds()
    this.#hash = seconds === 0 ? undefined : clipboardHash(text)
    if (seconds > 0) this.#timer = setTimeout(() => void this.clearOwn(), seconds * 1000)
  }

  /** Empties the clipboard if it still holds the text of the last copy. Never throws. */
  async clearOwn(): Promise<void> {
    clearTimeout(this.#timer)
    const hash = this.#hash
    this.#hash = undefined
    if (hash === undefined) return
    try {
      if (clipboardHash(await this.#deps.clipboard.readText()) === hash) await this.#deps.clipboard.clear()
    } catch (error) {
      this.#deps.onBug(error)
    }
  }
}
