import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isFromWindow, openMainWindow } from './mainWindow.ts'

type Listener = (...given: unknown[]) => unknown

/** Records what is asked of it. */
const { FakeWindow } = vi.hoisted(() => ({
  FakeWindow: class {
    static last: unknown
    readonly listeners = new Map<string, Listener>()
    readonly loaded: string[] = []
    isShown = false
    menu: unknown = 'the default menu'
    webRtcPolicy = 'default'
    openHandler: Listener | undefined
    readonly options: Readonly<Record<string, unknown>>
    readonly webContents = {
      setWebRTCIPHandlingPolicy: (policy: string) => (this.webRtcPolicy = policy),
      setWindowOpenHandler: (handler: Listener) => {
        this.openHandler = handler
      },
      on: (name: string, listener: Listener) => this.listeners.set(name, listener),
    }

    constructor(options: Readonly<Record<string, unknown>>) {
      this.options = options
      FakeWindow.last = this
    }

    setMenu(menu: unknown) {
      this.menu = menu
    }

    once(name: string, listener: Listener) {
      this.listeners.set(name, listener)
    }

    show() {
      this.isShown = true
    }

    loadURL(url: string) {
      this.loaded.push(url)
      return Promise.resolve()
    }
  },
}))
vi.mock('electron', () => ({ BrowserWindow: FakeWindow }))

let window: InstanceType<typeof FakeWindow>
beforeEach(() => {
  openMainWindow('/out')
  window = FakeWindow.last as InstanceType<typeof FakeWindow>
})

describe('the window', () => {
  it('has a page without Node, sandboxed and apart from its preload, and no developer tools', () => {
    expect(window.options['webPreferences']).toEqual({
      preload: path.join('/out', 'preload', 'index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      webviewTag: false,
      devTools: false,
    })
  })

  it('loads our page, and is shown when there is something to see', () => {
    expect([window.loaded, window.isShown, window.menu]).toEqual([['app://yizhai/index.html'], false, null])
    window.listeners.get('ready-to-show')?.()
    expect(window.isShown).toBe(true)
  })

  it('looks for no peer', () => {
    expect(window.webRtcPolicy).toBe('disable_non_proxied_udp')
  })

  it('opens no other window', () => {
    expect(window.openHandler?.({ url: 'app://yizhai/index.html' })).toEqual({ action: 'deny' })
  })

  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])('stays where it is on %s', (name) => {
    const preventDefault = vi.fn()
    window.listeners.get(name)?.({ preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })
})

describe('a call', () => {
  const ours = { parent: null, origin: 'app://yizhai' }
  const from = (senderFrame: unknown, sender: unknown = window.webContents) =>
    isFromWindow(window as unknown as BrowserWindow, { sender, senderFrame } as IpcMainInvokeEvent)

  it('is trusted from the main frame on our page', () => {
    expect(from(ours)).toBe(true)
  })

  it.each([
    ['a frame inside our page', { ...ours, parent: ours }],
    ['the main frame on another page', { ...ours, origin: 'https://example.org' }],
    ['an origin that begins like ours', { ...ours, origin: 'app://yizhai.example' }],
    ['a page without an origin', { ...ours, origin: 'null' }],
    ['a frame that is gone', null],
  ])('is not trusted from %s', (_, frame) => {
    expect(from(frame)).toBe(false)
  })

  it('is not trusted from another window', () => {
    expect(from(ours, {})).toBe(false)
  })
})
