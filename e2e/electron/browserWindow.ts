import fs from 'node:fs'
import type { BrowserWindow as ElectronBrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebPreferences } from 'electron'
import type { Page } from 'playwright'
import { app } from './app.ts'
import { requireReady, takePage } from './chromium.ts'
import { frameOf } from './frames.ts'
import { ignoreClosed } from './ignoreClosed.ts'
import { ipcMain } from './ipcMain.ts'
import type { Answer } from './ipcMain.ts'
import { NamedEmitter } from './namedEmitter.ts'
import { nativeTheme } from './nativeTheme.ts'
import { goesAhead } from './preventable.ts'
import { schemes, toChromiumUrl } from './schemes.ts'
import { sizeContent } from './sizeContent.ts'
import { WebContents } from './webContents.ts'
import { openWindows, windowOfPage } from './windows.ts'
import type { OpenWindow } from './windows.ts'
import { bindingName, wrapPreload } from './wrapPreload.ts'

type Provided =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'isFocused'
  | 'isVisible'
  | 'isDestroyed'
  | 'isMinimized'
  | 'isMaximized'
  | 'minimize'
  | 'maximize'
  | 'unmaximize'
  | 'restore'
  | 'close'
  | 'destroy'
  | 'setTitle'
  | 'getTitle'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setContentProtection'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'getBounds'
  | 'getNormalBounds'
  | 'setSize'
  | 'getSize'
  | 'setMinimumSize'
  | 'flashFrame'

let lastId = 0

/** The stand-in is as strict as the application promises to be: it has no page with Node in it, and no page without a sandbox. */
function refuseUnsafe({ nodeIntegration, contextIsolation, sandbox, webSecurity, partition, webviewTag }: WebPreferences): void {
  if (
    nodeIntegration ||
    webviewTag ||
    contextIsolation === false ||
    sandbox === false ||
    webSecurity === false ||
    partition !== undefined
  ) {
    throw new Error('electron.BrowserWindow: these webPreferences are not in the stand-in')
  }
}

export class BrowserWindow extends NamedEmitter implements OpenWindow, Pick<ElectronBrowserWindow, Provided> {
  static readonly #all: BrowserWindow[] = []
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.#all.filter((window) => !window.isDestroyed())
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  static fromId = (id: number): BrowserWindow | null => BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null

  readonly id = ++lastId
  readonly page: Promise<Page>
  readonly webContents: WebContents
  loadingUrl: string | undefined
  #bounds: Rectangle
  #title: string
  #isVisible: boolean
  #isMinimized = false
  #isMaximized = false
  #isDestroyed = false

  constructor({
    width = 1366,
    height = 768,
    x = 0,
    y = 0,
    show = true,
    title = app.name,
    webPreferences = {},
  }: BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow')
    requireReady('BrowserWindow')
    refuseUnsafe(webPreferences)
    this.#bounds = { x, y, width, height }
    this.#title = title
    this.#isVisible = show
    const preload = webPreferences.preload === undefined ? undefined : fs.readFileSync(webPreferences.preload, 'utf8')
    this.page = takePage().then((page) => this.#furnish(page, preload))
    this.webContents = new WebContents(this.page)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.on('render-process-gone', (_event, details: object) => app.emit('render-process-gone', {}, this.webContents, details))
    BrowserWindow.#all.push(this)
    openWindows.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  async #furnish(page: Page, preload: string | undefined): Promise<Page> {
    windowOfPage.set(page, this)
    page.on('close', () => {
      this.#finish(page)
    })
    await page.exposeBinding(
      bindingName,
      ({ frame }, kind: 'invoke' | 'send', channel: string, args: unknown[]): Promise<Answer> | undefined => {
        const from = { sender: this.webContents, senderFrame: frameOf(frame) }
        if (kind === 'invoke') return ipcMain.answer(from, channel, args)
        ipcMain.deliver(from, channel, args)
        return undefined
      },
    )
    if (preload !== undefined) await page.addInitScript({ content: wrapPreload(preload) })
    await Promise.all([this.webContents.attach(page), sizeContent(page, this.#bounds), nativeTheme.applyTo(page)])
    return page
  }

  #finish(page: Page): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    windowOfPage.delete(page)
    openWindows.delete(this)
    this.emit('closed')
    app.noteWindowClosed()
  }

  /** Resolves when the page has loaded. Only a scheme of `protocol.handle` can be loaded. */
  async loadURL(url: string): Promise<void> {
    if (!schemes.has(new URL(url).protocol.slice(0, -1))) throw new Error(`electron.BrowserWindow.loadURL ${url}: not in the stand-in`)
    const page = await this.page
    this.loadingUrl = url
    this.webContents.emit('did-start-loading', {})
    try {
      await page.goto(toChromiumUrl(url))
    } catch (error) {
      this.webContents.emit('did-fail-load', {}, -2, String(error), url, true)
      throw error
    } finally {
      this.loadingUrl = undefined
    }
  }

  async tryClose(): Promise<boolean> {
    if (this.#isDestroyed) return true
    if (!goesAhead(this, 'close')) return false
    await this.#closePage()
    return true
  }

  async #closePage(): Promise<void> {
    const page = await this.page
    await ignoreClosed(page.close())
    this.#finish(page)
  }

  close(): void {
    void this.tryClose()
  }

  destroy(): void {
    void this.#closePage()
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  show(): void {
    this.#isVisible = true
    this.webContents.focus()
    this.emit('show')
  }

  showInactive(): void {
    this.#isVisible = true
    this.emit('show')
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  focus(): void {
    this.webContents.focus()
    this.emit('focus')
  }

  isFocused(): boolean {
    return this.#isVisible && !this.#isMinimized
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  minimize(): void {
    this.#isMinimized = true
    this.emit('minimize')
  }

  isMinimized(): boolean {
    return this.#isMinimized
  }

  restore(): void {
    this.#isMinimized = false
    this.emit('restore')
  }

  maximize(): void {
    this.#isMaximized = true
    this.emit('maximize')
  }

  unmaximize(): void {
    this.#isMaximized = false
    this.emit('unmaximize')
  }

  isMaximized(): boolean {
    return this.#isMaximized
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    void this.page.then((page) => ignoreClosed(sizeContent(page, this.#bounds)))
  }

  getBounds(): Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Rectangle {
    return this.getBounds()
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  // Not drawn.
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setContentProtection(): void {}
  setBackgroundColor(): void {}
  setMinimumSize(): void {}
  flashFrame(): void {}
}
