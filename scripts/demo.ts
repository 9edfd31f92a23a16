// What a physician does first, without a display: the first record of the queue is drafted on one key, and what came out is printed.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright'
import { launchApp, makeUserData } from '../e2e/launch/launchApp.ts'
import type { LaunchedApp } from '../e2e/launch/launchedApp.ts'
import { skipFirstRun } from '../e2e/launch/skipFirstRun.ts'
import { stopVirtualDisplay } from '../e2e/launch/virtualDisplay.ts'

const draftLimitMs = 10 * 60_000
const repositoryRoot = path.join(import.meta.dirname, '..')

type Evidence = { readonly start: number; readonly end: number; readonly text: string }

const { values } = parseArgs({ options: { locale: { type: 'string', default: 'zh-CN' }, screenshot: { type: 'string' } } })
const screenshot = values.screenshot ?? path.join('test-results', 'start.png')
const userData = makeUserData()
let running: LaunchedApp | undefined
// Its children end with this process, but would leave the profile.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    void (running?.kill() ?? Promise.resolve()).finally(() => {
      fs.rmSync(userData, { recursive: true, force: true })
      process.exit(130)
    })
  })
}
try {
  await demonstrate()
} finally {
  await stopVirtualDisplay()
  fs.rmSync(userData, { recursive: true, force: true })
}

async function demonstrate(): Promise<void> {
  const begin = performance.now()
  const app = await launchApp({ userData, locale: values.locale })
  running = app
  const { page } = app
  try {
    print(`window ready after ${seconds(performance.now() - begin)} on ${app.runtime}`)
    await skipFirstRun(page)
    await page.getByTestId('queue-item').first().click()
    const start = page.getByTestId('start-draft')
    await start.waitFor()
    const key = (await start.getAttribute('aria-keyshortcuts')) ?? 'Control+Enter'
    const pressed = performance.now()
    await page.keyboard.press(key)
    const state = page.locator('[data-testid=draft-state][data-phase=drafted], [data-testid=draft-state][data-phase=stopped]')
    await state.waitFor({ timeout: draftLimitMs })
    const isDrafted = (await state.getAttribute('data-phase')) === 'drafted'
    print(`${key}: ${isDrafted ? 'drafted' : 'stopped'} after ${seconds(performance.now() - pressed)} (the model's start included)`)
    print(await page.getByTestId('patient-title').innerText())
    await printDraft(page)
    fs.mkdirSync(path.dirname(path.join(repositoryRoot, screenshot)), { recursive: true })
    await page.screenshot({ path: path.join(repositoryRoot, screenshot) })
    print(`\nscreenshot: ${screenshot}`)
    if (!isDrafted) {
      print(await page.getByTestId('draft-pane').innerText())
      process.exitCode = 4
    }
  } finally {
    await app.close()
  }
}

async function printDraft(page: Page): Promise<void> {
  for (const section of await page.getByTestId('draft-section').all()) {
    print(`\n${await section.getByRole('heading').first().innerText()}`)
    for (const statement of await section.getByTestId('statement').all()) {
      const [words, kind, evidence] = await Promise.all([
        statement.locator('.hidden-visually').first().textContent(),
        statement.getAttribute('data-kind'),
        statement.getAttribute('data-evidence'),
      ])
      print(`  ${words ?? ''}  [${kind ?? ''}]`)
      for (const { start, end, text } of JSON.parse(evidence ?? '[]') as readonly Evidence[]) {
        print(`      ${String(start)}–${String(end)}: ${text.replace(/\s+/g, ' ').trim()}`)
      }
    }
  }
  const timing = page.getByTestId('timing')
  if ((await timing.count()) > 0) print(`\n${await timing.innerText()}`)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
