import { copyForWire } from './copyForWire.ts'
import type { IpcMain } from 'electron'
import type { StandInFrame } from './frames.ts'
import { NamedEmitter } from './namedEmitter.ts'

export type Sender = { readonly sender: { send(channel: string, ...args: unknown[]): void }; readonly senderFrame: StandInFrame }
export type Answer = { readonly value: unknown } | { readonly error: string }

type Handler = (event: never, ...args: unknown[]) => unknown

class StandInIpcMain extends NamedEmitter implements Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> {
  readonly #handlers = new Map<string, Handler>()

  constructor() {
    super('ipcMain')
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel)
      return handler(event, ...args)
    })
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Answers `ipcRenderer.invoke`. A failure crosses as its text alone, as on Electron. */
  async answer(from: Sender, channel: string, args: readonly unknown[]): Promise<Answer> {
    const handler = this.#handlers.get(channel)
    if (!handler) return { error: `Error: No handler registered for '${channel}'` }
    try {
      return { value: copyForWire(await handler({ ...from, type: 'frame' } as never, ...args)) }
    } catch (error) {
      process.stderr.write(`Error occurred in handler for '${channel}': ${String(error)}\n`)
      return { error: String(error) }
    }
  }

  /** Delivers `ipcRenderer.send`. */
  deliver(from: Sender, channel: string, args: readonly unknown[]): void {
    const reply = (replyChannel: string, ...replyArgs: unknown[]) => {
      from.sender.send(replyChannel, ...replyArgs)
    }
    this.emit(channel, { ...from, type: 'frame', ports: [], reply }, ...args)
  }
}

export const ipcMain = new StandInIpcMain()
