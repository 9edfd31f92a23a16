import fs from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright/test'
import { build } from 'vite'
import type { HugeRecord, ScreenName } from './screens.ts'

const here = import.meta.dirname
/** A folder for each worker: two would build into one at the same time. */
const built = path.resolve(here, '../../test-results/harness', process.env['TEST_PARALLEL_INDEX'] ?? '0')
const origin = 'https://screens.app.standin'
/** As main sends it: with it, a style element or an inline script would leave its mark in the console. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

type Language = 'zh' | 'en'
export type View = { readonly name: string; readonly width: number; readonly height: number; readonly scale?: number }
export type Shown = { readonly page: Page; readonly complaints: readonly string[] }
type Opened = { readonly page: Page; readonly complaints: string[] }

export const ward: View = { name: '1366', width: 1366, height: 768 }

let building: Promise<unknown> | undefined

const switches = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Drawn by the processor either way, and the pictures are the same byte for byte: this only leaves out the graphics card that it would imitate.
  '--disable-gpu',
  '--disable-software-rasterizer',
]

/** Starts a browser for the harness, which is built once for all specs that a worker runs. */
export async function openHarness(): Promise<Browser> {
  await (building ??= build({ configFile: path.join(here, 'vite.config.ts'), build: { outDir: built }, logLevel: 'error' }))
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: switches })
}

/** The screen from the script, under main's policy, at a fixed time; the one before it is closed. `complaints` are the console's. */
export async function show(browser: Browser, screen: ScreenName | HugeRecord, view: View, language: Language): Promise<Shown> {
  const opened = await open(browser, view, language)
  await bring(opened.page, screen, language)
  return opened
}

let last: (Opened & { readonly browser: Browser; readonly kind: string }) | undefined

/**
 * As `show`, for a test that only looks: the page of the look before it is kept where view and language are the same, and only its document is
 * a new one. That saves a process for each screen; where the pointer was and what was emulated would stay, so what acts on the page uses `show`.
 */
export async function showToLook(browser: Browser, screen: ScreenName, view: View, language: Language): Promise<Shown> {
  const kind = `${view.name} ${language}`
  if (last?.browser !== browser || last.kind !== kind || last.page.isClosed())
    last = { ...(await open(browser, view, language)), browser, kind }
  last.complaints.length = 0
  await bring(last.page, screen, language)
  return last
}

async function open(browser: Browser, view: View, language: Language): Promise<Opened> {
  await browser.contexts()[0]?.close()
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    deviceScaleFactor: view.scale ?? 1,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.clock.setFixedTime(new Date(2026, 10, 25, 9, 43, 8))
  await page.route(`${origin}/**`, (route) => {
    const file = path.join(built, path.normalize(new URL(route.request().url()).pathname))
    if (!fs.existsSync(file)) return route.fulfill({ status: 404 })
    const type = types[path.extname(file)] ?? 'application/octet-stream'
    return route.fulfill({ body: fs.readFileSync(file), headers: { 'content-type': type, 'content-security-policy': policy } })
  })
  return { page, complaints }
}

async function bring(page: Page, screen: ScreenName | HugeRecord, language: Language): Promise<void> {
  await page.goto(`${origin}/harness.html?screen=${screen}&language=${language}`)
  await page.evaluate(async () => {
    await window.harness
    await document.fonts.ready
  })
  await page.waitForTimeout(60)
}
