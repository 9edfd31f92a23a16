import type { Answer } from './ipcMain.ts'
import type { Deliver } from './sendQueue.ts'

export type RawCall = (kind: 'invoke' | 'send', channel: string, args: readonly unknown[]) => Promise<Answer>
type Listener = (event: object, ...args: readonly unknown[]) => void
type PreloadWorld = { readonly require: (name: string) => unknown; readonly process: object }

/**
 * Runs inside the page before any of its scripts, as text: it may name nothing outside itself.
 * Takes the raw binding off `window`, so that only what the preload exposes is left, and answers what the preload may use.
 * A frame inside the page gets nothing.
 */
export function preloadWorld(
  bindingName: string,
  deliverName: string,
  platform: string,
  copy: <T>(value: T) => T,
): PreloadWorld | undefined {
  const world = window as unknown as Record<string | symbol, unknown>
  const raw = world[bindingName] as RawCall | undefined
  delete world[bindingName]
  if (window.top !== window || !raw) return undefined

  const missing = <Known extends object>(path: string, known: Known): Known =>
    new Proxy(known, {
      get(target, key) {
        if (typeof key === 'symbol' || key in target || key === 'then') return Reflect.get(target, key) as unknown
        throw new Error(`electron.${path}.${key}: not in the stand-in`)
      },
    })

  const listeners = new Map<string, Listener[]>()
  const deliver: Deliver = (messages) => {
    for (const [channel, args] of messages) {
      for (const listener of listeners.get(channel) ?? []) {
        try {
          listener({ sender: ipcRenderer, ports: [] }, ...args)
        } catch (error) {
          reportError(error) // as an event of its own would: the next listener still hears
        }
      }
    }
  }
  Object.defineProperty(window, Symbol.for(deliverName), { value: deliver, configurable: true })

  const remove = (channel: string, listener: Listener) => {
    const kept = [...(listeners.get(channel) ?? [])]
    const at = kept.lastIndexOf(listener)
    if (at >= 0) kept.splice(at, 1)
    listeners.set(channel, kept)
    return ipcRenderer
  }
  const ipcRenderer = missing('ipcRenderer', {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const answer = await raw('invoke', channel, copy(args))
      if ('error' in answer) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`)
      return answer.value
    },
    send(channel: string, ...args: unknown[]) {
      void raw('send', channel, copy(args))
    },
    on(channel: string, listener: Listener): unknown {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off: remove,
    removeListener: remove,
    removeAllListeners(channel: string): unknown {
      listeners.delete(channel)
      return ipcRenderer
    },
  })

  // Electron copies what crosses the bridge: the page can neither change it nor reach the preload's own objects.
  const copyAcross = (value: unknown): unknown => {
    if (typeof value === 'function') return (...args: unknown[]) => (value as (...args: unknown[]) => unknown)(...args)
    if (Array.isArray(value)) return Object.freeze(value.map(copyAcross))
    if (typeof value !== 'object' || value === null) return value
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyAcross(inner)])))
  }
  const contextBridge = missing('contextBridge', {
    exposeInMainWorld(key: string, api: unknown) {
      if (key in window) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`)
      Object.defineProperty(window, key, { value: copyAcross(api), enumerable: true })
    },
  })

  const webUtils = missing('webUtils', { getPathForFile: () => '' })
  const electron = missing('(preload)', { contextBridge, ipcRenderer, webUtils })
  return {
    require(name: string) {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
    process: { platform, type: 'renderer', versions: {}, contextIsolated: true, sandboxed: true, env: {} },
  }
}
