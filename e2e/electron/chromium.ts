import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium as playwrightChromium } from 'playwright'
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { appendedSwitches } from './commandLine.ts'
import { ignoreClosed } from './ignoreClosed.ts'

/** Where a test attaches, and the id by which it can make sure that Chromium is gone. */
export type Announcement = { readonly cdpUrl: string; readonly chromiumPid: number }

type Options = { readonly profile: string; readonly locale: string }

let context: BrowserContext | undefined
let blankPage: Page | undefined
let opening: Promise<unknown> = Promise.resolve()
const ownTargets = new Set<string>()

export function isReady(): boolean {
  return context !== undefined
}

export function requireReady(call: string): void {
  if (!isReady()) throw new Error(`${call} cannot be used before the app is ready`)
}

export async function launchChromium({ profile, locale }: Options): Promise<BrowserContext> {
  const activePort = path.join(profile, 'DevToolsActivePort')
  fs.rmSync(activePort, { force: true })
  const launched = await playwrightChromium.launchPersistentContext(profile, {
    executablePath: process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium',
    headless: process.platform === 'linux' && !process.env['DISPLAY'],
    viewport: null,
    locale,
    permissions: [], // every one denied, as the application's own handlers must do
    serviceWorkers: 'block',
    acceptDownloads: false,
    artifactsDir: path.join(profile, 'playwright-artifacts'), // in the profile, so that a killed main leaves nothing elsewhere
    // The application's own quit sequence answers signals, not Playwright's.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--test-type', // no bar about --no-sandbox over the page
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--hide-crash-restore-bubble',
      '--no-pings',
      '--host-resolver-rules=MAP * ~NOTFOUND', // nothing of Chromium's own finds a host either
      '--window-position=0,0',
      `--lang=${locale}`,
      `--remote-debugging-port=${process.env['STANDIN_CDP_PORT'] ?? '0'}`,
      ...appendedSwitches(),
    ],
  })
  blankPage = launched.pages()[0]
  const browser = launched.browser()
  if (!browser || !blankPage) throw new Error('Chromium came without a page')
  await own(launched, blankPage)
  const session = await browser.newBrowserCDPSession()
  session.on('Target.targetCreated', ({ targetInfo }) => void closeForeign(session, targetInfo.targetId))
  await session.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] })
  await announce(session, activePort)
  return launched
}

/** From here on the app is ready: routes are in place, pages may load. */
export function becomeReady(launched: BrowserContext): void {
  context = launched
}

export async function closeChromium(limitMs: number): Promise<void> {
  await Promise.race([context && ignoreClosed(context.close()), delay(limitMs, undefined, { ref: false })])
}

/** A page for a window: Chromium's first one, then a tab each. */
export function takePage(): Promise<Page> {
  const next = opening.then(async () => {
    if (context === undefined) throw new Error('Chromium has not been launched')
    const page = blankPage ?? (await own(context, await context.newPage()))
    blankPage = undefined
    return page
  })
  opening = next.catch(() => undefined)
  return next
}

async function own(launched: BrowserContext, page: Page): Promise<Page> {
  const session = await launched.newCDPSession(page)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  ownTargets.add(targetInfo.targetId)
  await session.detach()
  return page
}

/** Playwright does not tell of a popup whose navigation was aborted, so Chromium itself is asked. */
async function closeForeign(session: CDPSession, targetId: string): Promise<void> {
  await opening
  if (!ownTargets.has(targetId)) await ignoreClosed(session.send('Target.closeTarget', { targetId }))
}

async function announce(session: CDPSession, activePort: string): Promise<void> {
  const file = process.env['STANDIN_ANNOUNCE_FILE']
  if (file === undefined) return
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const chromiumPid = processInfo.find(({ type }) => type === 'browser')?.id
  if (chromiumPid === undefined) throw new Error('Chromium names no browser process')
  const [port = '', endpoint = ''] = (await readWhenThere(activePort)).split('\n')
  const announcement: Announcement = { cdpUrl: `ws://127.0.0.1:${port}${endpoint}`, chromiumPid }
  fs.writeFileSync(`${file}.part`, JSON.stringify(announcement))
  fs.renameSync(`${file}.part`, file)
}

async function readWhenThere(file: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('\n')) return fs.readFileSync(file, 'utf8')
    await delay(20)
  }
  throw new Error(`${file} did not appear: Chromium listens on no port`)
}
