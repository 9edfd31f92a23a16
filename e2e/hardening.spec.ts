import fs from 'node:fs'
import { commandNames } from '../src/shared/commandNames.ts'
import { expect, test } from './app.ts'
import { launchApp, makeUserData } from './launch/launchApp.ts'
import type { LaunchedApp } from './launch/launchedApp.ts'

/** What a hostile script in the page would try. Each attempt is made in the real page, under its real policy. */
test.describe('a script in the page', () => {
  test.describe.configure({ mode: 'serial' })
  let app: LaunchedApp

  test.beforeAll(async () => {
    app = await launchApp({ userData: makeUserData() })
  })
  test.afterAll(async () => {
    await app.close()
    fs.rmSync(app.userData, { recursive: true, force: true })
  })

  test('the page has no Node, no Electron and no code from text', async () => {
    const found = await app.page.evaluate(async () => {
      // what the debugger itself runs is let off the policy; what comes later is the page's own
      await new Promise((resolve) => setTimeout(resolve, 0))
      const world = window as unknown as Record<string, unknown>
      const tries = {
        eval: () => (0, eval)('1'),
        function: () => Reflect.construct(Function, ['return 1']) as unknown,
        markup: () => (document.createElement('div').innerHTML = '<b>x</b>'),
        script: () => {
          const script = document.createElement('script')
          script.text = 'window.hasRun = true'
          document.head.append(script)
        },
      }
      const refused = Object.entries(tries).filter(([, attempt]) => {
        try {
          attempt()
          return false
        } catch {
          return true
        }
      })
      return {
        names: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in world),
        refused: refused.map(([name]) => name),
        hasRun: world['hasRun'] === true,
      }
    })
    expect(found).toEqual({ names: [], refused: ['eval', 'function', 'markup', 'script'], hasRun: false })
  })

  test('the bridge holds the commands of the contract and nothing else', async () => {
    const names = await app.page.evaluate(() => Object.keys((window as unknown as { bridge: object }).bridge))
    expect(names.sort()).toEqual([...commandNames, 'onEvent'].sort())
  })

  test('the page is given nothing that it could leave by', async () => {
    const answers = await app.page.evaluate(async () => {
      const image = (src: string) =>
        new Promise((resolve) => {
          const element = new Image()
          element.onload = () => resolve('loaded')
          element.onerror = () => resolve('refused')
          element.src = src
        })
      const frame = (src: string) =>
        new Promise((resolve) => {
          const element = document.createElement('iframe')
          element.src = src
          element.onload = () => {
            let isOpen = false
            try {
              isOpen = (element.contentDocument?.body.childNodes.length ?? 0) > 0
            } catch {
              isOpen = false // an error page, of no origin
            }
            element.remove()
            resolve(isOpen ? 'loaded' : 'refused')
          }
          document.body.append(element)
        })
      const socket = () =>
        new Promise((resolve) => {
          try {
            const opened = new WebSocket('ws://127.0.0.1:9/')
            opened.onopen = () => resolve('loaded')
            opened.onerror = () => resolve('refused')
          } catch {
            resolve('refused')
          }
        })
      const asked = (url: string) =>
        fetch(url).then(
          (response) => (response.ok ? 'loaded' : 'refused'),
          () => 'refused',
        )
      const worker = () => {
        try {
          new Worker('data:text/javascript,1')
          return 'loaded'
        } catch {
          return 'refused'
        }
      }
      return {
        fetch: await asked('https://example.org/'),
        loopback: await asked('http://127.0.0.1:9/'),
        file: await asked('file:///etc/hostname'),
        otherPath: await asked('/../../etc/hostname'),
        image: await image('https://example.org/x.png'),
        frame: await frame('https://example.org/'),
        socket: await socket(),
        worker: worker(),
        beacon: navigator.sendBeacon('https://example.org/', 'x') ? 'sent, and cancelled below' : 'refused',
      }
    })
    const { beacon, ...others } = answers
    expect(Object.entries(others).filter(([, answer]) => answer !== 'refused')).toEqual([])
    expect(beacon).toBeDefined()
  })

  test('the page stays where it is', async () => {
    const url = app.page.url()
    const opened = await app.page.evaluate(() => {
      const popup = window.open('https://example.org/')
      const form = document.createElement('form')
      form.action = 'https://example.org/'
      document.body.append(form)
      form.submit()
      location.href = 'https://example.org/'
      return popup !== null && !popup.closed && popup.location.href !== 'about:blank'
    })
    await app.page.waitForTimeout(300)
    expect(opened).toBe(false)
    expect(app.page.url()).toBe(url)
    await expect(app.page.getByTestId('open-settings')).toBeVisible()
  })

  test('every permission is denied', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const
      return await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
    })
    expect(states.filter((state) => state === 'granted')).toEqual([])
    const media = await app.page.evaluate(() =>
      navigator.mediaDevices === undefined
        ? 'absent'
        : navigator.mediaDevices.getUserMedia({ audio: true }).then(
            () => 'given',
            (error: unknown) => (error as Error).name,
          ),
    )
    expect(media).not.toBe('given')
  })
})
