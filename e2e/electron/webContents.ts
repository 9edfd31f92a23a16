import type {
  HandlerDetails,
  PrintToPDFOptions,
  WebContents as ElectronWebContents,
  WebContentsPrintOptions,
  WindowOpenHandlerResponse,
} from 'electron'
import type { Page } from 'playwright'
import { frameOf } from './frames.ts'
import type { StandInFrame } from './frames.ts'
import { ignoreClosed } from './ignoreClosed.ts'
import { NamedEmitter } from './namedEmitter.ts'
import { fromChromiumUrl } from './schemes.ts'
import { SendQueue } from './sendQueue.ts'
import type { Deliver } from './sendQueue.ts'
import { session } from './session.ts'
import { zoomContent } from './sizeContent.ts'
import { deliverName } from './wrapPreload.ts'

type Provided =
  | 'id'
  | 'send'
  | 'setWindowOpenHandler'
  | 'getURL'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isLoading'
  | 'executeJavaScript'
  | 'reload'
  | 'forcefullyCrashRenderer'
  | 'focus'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
  | 'setWebRTCIPHandlingPolicy'
  | 'setVisualZoomLevelLimits'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'print'
  | 'printToPDF'

let lastId = 0

export class WebContents extends NamedEmitter implements Pick<ElectronWebContents, Provided> {
  readonly id = ++lastId
  readonly session = session.defaultSession
  readonly #page: Promise<Page>
  readonly #queue = new SendQueue()
  #openPage: Page | undefined
  #windowOpenHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined
  #isCrashed = false
  #isLoading = false
  #zoomFactor = 1

  constructor(page: Promise<Page>) {
    super('webContents')
    this.#page = page
  }

  /** Called once, when the window's page is there: turns Chromium's events into Electron's. */
  async attach(page: Page): Promise<void> {
    this.#openPage = page
    page.on('crash', () => {
      this.#queue.hold()
      this.#isCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    page.on('close', () => this.emit('destroyed'))
    const cdp = await page.context().newCDPSession(page)
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return
      this.#queue.hold()
      this.#isCrashed = false
      this.#isLoading = true
      this.emit('did-navigate', {}, fromChromiumUrl(frame.url), 200, 'OK')
    })
    cdp.on('Page.domContentEventFired', () => this.emit('dom-ready', {}))
    cdp.on('Page.loadEventFired', () => void this.#finishLoad(page))
    cdp.on('Page.windowOpen', ({ url, windowName }) => {
      this.#askAboutWindow(fromChromiumUrl(url), windowName)
    })
    await cdp.send('Page.enable')
  }

  async #finishLoad(page: Page): Promise<void> {
    const deliver = await ignoreClosed(
      page.evaluateHandle((name) => {
        const world = window as unknown as Record<symbol, Deliver | undefined>
        const found = world[Symbol.for(name)]
        delete world[Symbol.for(name)] // nothing of the stand-in stays in the page's reach
        return found as Deliver
      }, deliverName),
    )
    if (!deliver) return
    if (await ignoreClosed(deliver.evaluate((found) => typeof found === 'function'))) this.#queue.open(deliver)
    this.#isLoading = false
    this.emit('did-finish-load', {})
    this.emit('did-stop-loading', {})
  }

  /** Popups are always closed; the application's handler is asked so that what it would have allowed is seen. */
  #askAboutWindow(url: string, frameName: string): void {
    const details: HandlerDetails = {
      url,
      frameName,
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    }
    if (!this.#windowOpenHandler) throw new Error(`window.open(${url}) without setWindowOpenHandler: Electron would open it`)
    if (this.#windowOpenHandler(details).action !== 'deny')
      throw new Error(`electron.webContents.setWindowOpenHandler allow: not in the stand-in`)
  }

  get mainFrame(): StandInFrame {
    if (!this.#openPage) throw new Error('webContents.mainFrame: the window has no page yet')
    return frameOf(this.#openPage.mainFrame())
  }

  send(channel: string, ...args: unknown[]): void {
    this.#queue.push(channel, args)
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.#windowOpenHandler = handler
  }

  getURL(): string {
    const url = this.#openPage?.url() ?? ''
    return url === 'about:blank' ? '' : fromChromiumUrl(url)
  }

  isDestroyed(): boolean {
    return this.#openPage?.isClosed() ?? false
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  isLoading(): boolean {
    return this.#isLoading
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.#page).evaluate(code)
  }

  /** Playwright gives up a page whose renderer crashed, so there is no loading it again here. */
  reload(): void {
    if (this.#isCrashed) throw new Error('electron.webContents.reload after a crash: not in the stand-in')
    void this.#page.then((page) => ignoreClosed(page.reload()))
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then(async (page) => {
      const cdp = await page.context().newCDPSession(page)
      await ignoreClosed(Promise.race([cdp.send('Page.crash'), page.waitForEvent('crash')]))
    })
  }

  focus(): void {
    void this.#page.then((page) => ignoreClosed(page.bringToFront()))
  }

  /** The page gets the room that is left at this size, drawn with as many more points, as a zoomed page of Electron does. */
  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor
    void this.#page.then((page) => ignoreClosed(zoomContent(page, factor)))
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }

  /** There is no printer: every job is done, and nobody sees it. */
  print(_options?: WebContentsPrintOptions, done?: (success: boolean, failureReason: string) => void): void {
    setImmediate(() => done?.(true, ''))
  }

  /** By Chromium itself, as Electron does. */
  async printToPDF({ printBackground = false }: PrintToPDFOptions): Promise<Buffer> {
    const page = await this.#page
    const session = await page.context().newCDPSession(page)
    const a4 = { paperWidth: 8.27, paperHeight: 11.69 }
    const { data } = await session.send('Page.printToPDF', { printBackground, ...a4 })
    await session.detach()
    return Buffer.from(data, 'base64')
  }

  setIgnoreMenuShortcuts(): void {}
  setBackgroundThrottling(): void {}
  setWebRTCIPHandlingPolicy(): void {}
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }
}
