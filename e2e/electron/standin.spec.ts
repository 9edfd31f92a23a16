import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Page } from 'playwright'
import { expect, test } from '../app.ts'
import { launchApp, makeUserData } from '../launch/launchApp.ts'
import type { LaunchedApp, LaunchOptions } from '../launch/launchedApp.ts'
import { isAlive } from './isAlive.ts'

type DemoEvent = Readonly<Record<string, unknown>>
type DemoPage = { readonly bridge: { call(channel: string, argument?: unknown): Promise<unknown> }; readonly events: DemoEvent[] }

const demo: LaunchOptions = { runtime: 'stand-in', entry: 'e2e/electron/demo/main.ts' }

let app: LaunchedApp

const call = (channel: string, argument?: unknown): Promise<unknown> =>
  app.page.evaluate(([name, value]) => (window as unknown as DemoPage).bridge.call(name as string, value), [channel, argument])

/** Values of the events that carry `key`, in the order the page heard them. */
const heard = (key: string, page: Page = app.page): Promise<unknown[]> =>
  page.evaluate((name) => (window as unknown as DemoPage).events.filter((event) => name in event).map((event) => event[name]), key)

test.describe('the stand-in', () => {
  test.beforeAll(async () => {
    app = await launchApp({ ...demo, userData: makeUserData() })
  })

  test.afterAll(async () => {
    await app.close()
    fs.rmSync(app.userData, { recursive: true, force: true })
  })

  test('delivers what was sent before the page loaded, in order', async () => {
    await expect.poll(() => heard('early')).toEqual([0, 1, 2, 3, 4])
  })

  test('carries values both ways through the bridge', async () => {
    const value = { text: '胸闷气促3天\r\n', list: [1, null, { deep: true }], bytes: new Uint8Array([0, 255]), absent: undefined }
    expect(await call('echo', value)).toEqual(value)
  })

  test('refuses what it cannot carry, in either direction', async () => {
    const fromPage = (make: string) =>
      app.page.evaluate((kind) => (window as unknown as DemoPage).bridge.call('echo', kind === 'map' ? new Map([[1, 2]]) : () => 1), make)
    await expect(fromPage('map')).rejects.toThrow('a Map or Set between processes: not in the stand-in')
    await expect(fromPage('function')).rejects.toThrow('could not be cloned')
    await expect(call('makeMap')).rejects.toThrow('a Map or Set between processes: not in the stand-in')
  })

  test('keeps the order of a thousand sends', async () => {
    await call('burst', 1000)
    await expect.poll(() => heard('burst')).toEqual(Array.from({ length: 1000 }, (_, index) => index))
  })

  test('delivers one-way messages and replies', async () => {
    await app.page.evaluate(() => {
      ;(window as unknown as { bridge: { note(text: string): void } }).bridge.note('记下')
    })
    await expect.poll(() => heard('noted')).toEqual(['记下'])
  })

  test('rejects an invoke with the message of the handler that threw', async () => {
    await expect(call('fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: told to fail")
    await expect(call('nothing')).rejects.toThrow("No handler registered for 'nothing'")
  })

  test('names the frame that sent', async () => {
    const expected = { url: 'app://demo/index.html', origin: 'app://demo', isMainFrame: true, isMainWindow: true, hasParent: false }
    expect(await call('whoami')).toEqual(expected)
  })

  test('leaves nothing of its own on window, and nothing at all in a frame inside the page', async () => {
    const found = () => ({
      names: Reflect.ownKeys(window).filter((key) => /standin/i.test(String(key))).length,
      hasBridge: 'bridge' in window,
    })
    expect(await app.page.evaluate(found)).toEqual({ names: 0, hasBridge: true })
    const inner = app.page.frames().find((frame) => frame !== app.page.mainFrame())
    await inner?.waitForLoadState()
    expect(await inner?.evaluate(found)).toEqual({ names: 0, hasBridge: false })
  })

  test('gives the page a bridge that it cannot change', async () => {
    const isFrozen = () => {
      const { bridge } = window as unknown as DemoPage
      return Object.isFrozen(bridge) && !Reflect.defineProperty(window, 'bridge', { value: 1 })
    }
    expect(await app.page.evaluate(isFrozen)).toBe(true)
  })

  test('enforces the content security policy of the protocol handler', async () => {
    expect(await app.page.evaluate(() => 'inlineScriptRan' in window)).toBe(false)
    const canEvaluate = await app.page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.injectedScriptRan = true'
      document.body.append(script)
      return 'injectedScriptRan' in window
    })
    expect(canEvaluate).toBe(false)
  })

  test('passes on the status and the headers of the protocol handler', async () => {
    const answers = (urls: string[]) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(async (answer) => [answer.status, answer.headers.get('content-type'), (await answer.text()).length]),
        ),
      )
    const expected = [
      [200, 'text/html; charset=utf-8', fs.statSync(path.join(import.meta.dirname, 'demo/pages/inner.html')).size],
      [404, null, 0],
    ]
    expect(await app.page.evaluate(answers, ['inner.html', 'missing.html'])).toEqual(expected)
  })

  test('asks the application about each request, which may cancel it', async () => {
    expect(await app.page.evaluate(() => fetch('cancelled.html').then(String, String))).toContain('Failed to fetch')
    expect(await call('asked')).toEqual(expect.arrayContaining(['app://demo/page.js', 'app://demo/cancelled.html']))
  })

  test('lets no request leave, not even one that the application permits', async () => {
    let hits = 0
    const server = http.createServer((_request, response) => {
      hits += 1
      response.end()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leak`
    const outcomes = await app.page.evaluate(
      (address) =>
        Promise.all([
          fetch(address, { mode: 'no-cors' }).then(String, String),
          new Promise((resolve) => (new WebSocket(address.replace('http', 'ws')).onerror = () => resolve('no socket'))),
        ]),
      url,
    )
    expect(outcomes).toEqual(['TypeError: Failed to fetch', 'no socket'])
    expect(await call('asked')).toContain(url)
    expect(hits).toBe(0)
    server.close()
  })

  test('tells the application of a navigation, and stays on the page', async () => {
    await app.page.evaluate(() => {
      location.href = 'https://example.invalid/away'
    })
    await expect.poll(() => heard('navigating')).toEqual(['https://example.invalid/away'])
    await expect(app.page.getByRole('heading')).toHaveText('医摘')
  })

  test('asks about a new window and closes it', async () => {
    const cdp = await app.page.context().newCDPSession(app.page)
    const pages = { opened: 0, closed: 0 }
    cdp.on('Target.targetCreated', ({ targetInfo }) => (pages.opened += targetInfo.type === 'page' ? 1 : 0))
    cdp.on('Target.targetDestroyed', () => (pages.closed += 1))
    await cdp.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
    await app.page.locator('#popup').click()
    await expect.poll(() => heard('opening')).toEqual(['https://example.invalid/popup'])
    await expect.poll(() => pages).toEqual({ opened: 2, closed: 1 })
    await cdp.detach()
  })

  test('gives the page the size that the window asked for', async () => {
    expect(await app.page.evaluate(() => [innerWidth, innerHeight])).toEqual([1000, 600])
  })

  test('throws the name of a call that it lacks, in main and in the preload', async () => {
    await expect(call('lack')).rejects.toThrow('electron.app.getAppMetrics: not in the stand-in')
    const inPreload = app.page.evaluate(() => {
      ;(window as unknown as { bridge: { lack(): void } }).bridge.lack()
    })
    await expect(inPreload).rejects.toThrow('electron.ipcRenderer.sendSync: not in the stand-in')
  })

  test('writes the clipboard byte for byte', async () => {
    const text = '主诉：反复胸闷气促3天。\r\n诊断结论：冠心病？\r\n\r\n𠮷 μg ± 10^2\t末尾\r\n'
    expect(await call('copy', text)).toBe(text)
    expect(await app.clipboardText()).toBe(text)
    await call('clearClipboard')
    await expect.poll(() => app.clipboardText()).toBe('')
  })

  test('answers file dialogs as the test says at that moment', async () => {
    expect(await call('openDialog')).toEqual({ canceled: true, filePaths: [] })
    await app.setOpenDialog(['/a/病历.txt'])
    expect(await call('openDialog')).toEqual({ canceled: false, filePaths: ['/a/病历.txt'] })
    await app.setOpenDialog(undefined)
    expect(await call('openDialog')).toEqual({ canceled: true, filePaths: [] })
  })

  test('says what it runs as', async () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string }
    expect(await call('about')).toEqual({ version, locale: 'zh-CN', userData: app.userData, windows: 1 })
  })

  test('keeps messages to a utility process until it listens, pipes its output and names its exit', async () => {
    await call('toHost', { text: '你好' })
    await expect.poll(() => heard('host')).toEqual([{ echo: { text: '你好' }, argument: 'argument', type: 'utility' }])
    expect(await heard('stdout')).toEqual(['started\n'])
    await call('killHost')
    await expect.poll(() => heard('exit')).toEqual([143])
  })

  test('tells main of the last message of a utility process before its exit code', async () => {
    const listBoth = () =>
      app.page.evaluate(() => (window as unknown as DemoPage).events.filter((event) => 'host' in event || 'exit' in event).slice(-2))
    await call('toHost', 'leave')
    await expect.poll(listBoth).toEqual([{ host: 'leaving' }, { exit: 7 }])
  })

  test('hands a second instance to the first', async () => {
    await expect(launchApp({ ...demo, userData: app.userData })).rejects.toThrow('main ended with 0')
    await expect.poll(() => heard('second')).toEqual([{ greeting: '你好' }])
    expect(await call('echo', 'still here')).toBe('still here')
  })

  test('opens a second window beside the first and closes it', async () => {
    expect(await call('openAndCloseSecondWindow')).toBe('app://demo/inner.html')
    expect(await call('about')).toMatchObject({ windows: 1 })
  })

  test('sends again after a reload', async () => {
    await app.page.reload()
    await call('burst', 3)
    await expect.poll(() => heard('burst')).toEqual([0, 1, 2])
  })

  test('tells main that the page crashed', async () => {
    await call('crash').catch(() => undefined)
    const note = path.join(app.userData, 'crash.txt')
    await expect.poll(() => fs.existsSync(note) && fs.readFileSync(note, 'utf8')).toBe('crashed')
  })
})

test.describe('the end of the stand-in', () => {
  test('quits on request unless before-quit says no, and leaves nothing behind', async ({ launchApp }) => {
    app = await launchApp({ ...demo, locale: 'en-US' })
    expect(await app.page.evaluate(() => navigator.language)).toBe('en-US')
    await call('forbidQuit')
    await call('quit')
    await expect.poll(() => heard('quitRefused')).toEqual([true])
    expect(await app.close()).toBe(0)
    expect(fs.readFileSync(path.join(app.userData, 'quit.txt'), 'utf8')).toBe('properly')
    expect(isAlive(app.pid)).toBe(false)
  })

  test('quits when its last window is closed', async ({ launchApp }) => {
    app = await launchApp(demo)
    await app.page.close()
    await expect.poll(() => app.mainProcess.exitCode).toBe(0)
    expect(fs.readFileSync(path.join(app.userData, 'quit.txt'), 'utf8')).toBe('properly')
  })

  test('takes even a hanging utility process with it when main is killed, and starts again on the same profile', async ({ launchApp }) => {
    app = await launchApp(demo)
    const hostPid = (await call('toHost', 'hello')) as number
    await expect.poll(() => heard('host')).toHaveLength(1)
    await call('toHost', 'hang')
    await app.kill('SIGKILL')
    expect(isAlive(hostPid)).toBe(false)
    app = await launchApp({ ...demo, userData: app.userData })
    await expect.poll(() => heard('early')).toHaveLength(5)
  })

  test('says why when main fails before its window is there', async ({ launchApp }) => {
    await expect(launchApp({ ...demo, entry: 'e2e/electron/demo/absent.ts' })).rejects.toThrow(/main ended with 1[\s\S]*absent\.ts/)
  })
})
