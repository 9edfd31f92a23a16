import path from 'node:path'
import type { App as ElectronApp } from 'electron'
import { becomeReady, closeChromium, isReady, launchChromium } from './chromium.ts'
import { commandLine } from './commandLine.ts'
import { NamedEmitter } from './namedEmitter.ts'
import { appPath, getPath, manifest, setPath } from './paths.ts'
import { goesAhead } from './preventable.ts'
import { installRoutes } from './routes.ts'
import { SingleInstanceLock } from './singleInstanceLock.ts'
import { openWindows } from './windows.ts'

type Provided =
  | 'commandLine'
  | 'isPackaged'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'focus'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'setAppLogsPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'disableHardwareAcceleration'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'

/** Chromium starts when `ready` is first asked for, so that a second instance can quit without one. */
class App extends NamedEmitter implements Pick<ElectronApp, Provided> {
  readonly commandLine = commandLine as ElectronApp['commandLine']
  readonly isPackaged = false
  readonly dock = undefined
  name = manifest.productName ?? manifest.name
  #ready: Promise<void> | undefined
  #lock: SingleInstanceLock | undefined
  #isQuitting = false

  constructor() {
    super('app')
    this.on('newListener', (event) => {
      if (event === 'ready') void this.whenReady()
    })
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        this.quit()
      })
    }
  }

  whenReady(): Promise<void> {
    this.#ready ??= this.#start()
    return this.#ready
  }

  isReady(): boolean {
    return isReady()
  }

  async #start(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve)) // what main does right after asking still counts: setPath, appendSwitch, quit
    const context = await launchChromium({ profile: path.join(getPath('userData'), 'chromium'), locale: this.getLocale() })
    await installRoutes(context)
    becomeReady(context)
    this.emit('ready', {}, {})
  }

  quit(): void {
    if (this.#isQuitting) return
    this.#isQuitting = true
    if (!goesAhead(this, 'before-quit')) this.#isQuitting = false
    else void this.#closeAndExit()
  }

  async #closeAndExit(): Promise<void> {
    for (const window of [...openWindows]) {
      if (await window.tryClose()) continue
      this.#isQuitting = false
      return
    }
    if (!goesAhead(this, 'will-quit')) {
      this.#isQuitting = false
      return
    }
    await closeChromium(3_000)
    this.exit(0)
  }

  exit(exitCode = 0): void {
    this.#isQuitting = true
    this.emit('quit', {}, exitCode)
    process.exit(exitCode) // Playwright ends a Chromium that still runs
  }

  /** A window is gone: with the last one the application is asked, and quits by default. */
  noteWindowClosed(): void {
    if (openWindows.size > 0 || this.#isQuitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  requestSingleInstanceLock(additionalData?: Record<never, unknown>): boolean {
    this.#lock ??= new SingleInstanceLock(getPath('userData'))
    return this.#lock.acquire(additionalData, ({ argv, workingDirectory, additionalData: data }) => {
      this.emit('second-instance', {}, argv, workingDirectory, data)
    })
  }

  hasSingleInstanceLock(): boolean {
    return this.#lock?.isHeld ?? false
  }

  releaseSingleInstanceLock(): void {
    this.#lock?.release()
  }

  enableSandbox(): void {
    if (isReady()) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  disableHardwareAcceleration(): void {
    if (isReady()) throw new Error('app.disableHardwareAcceleration() can only be called before app is ready')
    commandLine.appendSwitch('disable-gpu')
  }

  getLocale(): string {
    return process.env['STANDIN_LOCALE'] ?? 'zh-CN'
  }

  getSystemLocale(): string {
    return this.getLocale()
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return manifest.version
  }

  getAppPath(): string {
    return appPath
  }

  getPath(name: string): string {
    return getPath(name)
  }

  setPath(name: string, folder: string): void {
    setPath(name, folder)
  }

  setAppLogsPath(folder?: string): void {
    setPath('logs', folder ?? path.join(getPath('userData'), 'logs'))
  }

  setAppUserModelId(): void {}
  focus(): void {}
}

export const app = new App()
