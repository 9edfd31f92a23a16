import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from 'playwright'
import type { Browser, Page } from 'playwright'
import type { Announcement } from '../electron/chromium.ts'
import { dieWithParent } from '../electron/dieWithParent.ts'
import type { DialogAnswers } from '../electron/dialog.ts'
import { readXclip } from '../electron/xclip.ts'
import { environmentOf } from './environment.ts'
import type { LaunchedApp, LaunchOptions } from './launchedApp.ts'
import { describeProcess, endGroups, waitUntilGone } from './processes.ts'
import { pinnedNode, repositoryRoot } from './repository.ts'

const quitLimitMs = 15_000
const orphanLimitMs = 5_000

/** The application on the stand-in, over the machine's Chromium. Rejects with what main wrote when main ends before its page is there. */
export async function launchStandIn(options: LaunchOptions & { readonly userData: string }): Promise<LaunchedApp> {
  const started = await startMain(options)
  try {
    return await attach(started, options)
  } catch (error) {
    await started.end()
    throw new Error(`${String(error)}\n${started.stderr()}`, { cause: error })
  }
}

type Started = {
  readonly main: ChildProcess & { readonly pid: number }
  readonly env: Readonly<Record<string, string>>
  readonly userData: string
  readonly announceFile: string
  readonly dialogFile: string
  stdout(): string
  stderr(): string
  /** Ends what is left and removes the scratch folder. Returns what outlived main. */
  end(): Promise<string[]>
}

async function startMain(options: LaunchOptions & { readonly userData: string }): Promise<Started> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-launch-'))
  const [announceFile, dialogFile] = [path.join(scratch, 'announcement.json'), path.join(scratch, 'dialogs.json')]
  const temporary = path.join(scratch, 'tmp')
  fs.mkdirSync(temporary)
  const env = {
    TMPDIR: temporary, // what a killed process leaves there goes with the scratch folder
    ...(await environmentOf(options)),
    STANDIN_USER_DATA: options.userData,
    STANDIN_LOCALE: options.locale ?? 'zh-CN',
    STANDIN_ANNOUNCE_FILE: announceFile,
    STANDIN_DIALOG_FILE: dialogFile,
  }
  const register = path.join(repositoryRoot, 'e2e/electron/register.ts')
  const entry = path.resolve(repositoryRoot, options.entry ?? 'out/main/index.js')
  const command = dieWithParent(pinnedNode(), ['--import', register, entry, ...(options.args ?? [])])
  const main = spawn(...command, { cwd: repositoryRoot, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  main.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  main.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  await once(main, 'spawn')
  const end = async () => {
    const chromiumPid = announced(announceFile)?.chromiumPid
    const groups = [main.pid, chromiumPid].filter((pid) => pid !== undefined)
    if (!hasExited(main)) main.kill('SIGKILL')
    const left = (await waitUntilGone(groups, orphanLimitMs)).map(describeProcess)
    endGroups(groups)
    await waitUntilGone(groups, orphanLimitMs)
    fs.rmSync(scratch, { recursive: true, force: true })
    return left
  }
  const started = {
    env,
    userData: options.userData,
    announceFile,
    dialogFile,
    end,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
  }
  return { ...started, main: main as Started['main'] }
}

function announced(file: string): Announcement | undefined {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Announcement) : undefined
}

function hasExited(main: ChildProcess): boolean {
  return main.exitCode !== null || main.signalCode !== null
}

/** Polls until `find` has something, main has ended or the time is over. */
async function waitFor<T>(what: string, main: ChildProcess, endAt: number, find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find()
    if (found !== undefined) return found
    if (hasExited(main)) throw new Error(`main ended with ${main.exitCode ?? main.signalCode} before ${what}`)
    if (performance.now() > endAt) throw new Error(`no ${what} in time`)
    await delay(20)
  }
}

const isAppPage = (page: Page): boolean => new URL(page.url()).hostname.endsWith('.standin')

async function attach(started: Started, { timeoutMs = 30_000 }: LaunchOptions): Promise<LaunchedApp> {
  const endAt = performance.now() + timeoutMs
  const { cdpUrl } = await waitFor('Chromium', started.main, endAt, () => announced(started.announceFile))
  const browser = await chromium.connectOverCDP(cdpUrl, { isLocal: true })
  const page = await waitFor('page', started.main, endAt, () => browser.contexts()[0]?.pages().find(isAppPage))
  await page.waitForLoadState('load', { timeout: Math.max(1, endAt - performance.now()) })
  return new StandInApp(started, browser, page)
}

class StandInApp implements LaunchedApp {
  readonly runtime = 'stand-in'
  readonly page: Page
  readonly userData: string
  readonly mainProcess: ChildProcess
  readonly pid: number
  readonly #started: Started
  readonly #browser: Browser
  #answers: DialogAnswers = {}
  #gone: Promise<string[]> | undefined

  constructor(started: Started, browser: Browser, page: Page) {
    this.page = page
    this.userData = started.userData
    this.mainProcess = started.main
    this.pid = started.main.pid
    this.#started = started
    this.#browser = browser
  }

  async close(): Promise<number | null> {
    await this.#signal('SIGTERM')
    await this.#endAll()
    return this.mainProcess.exitCode
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.#signal(signal)
    await this.#endAll()
  }

  async #signal(signal: NodeJS.Signals): Promise<void> {
    if (hasExited(this.mainProcess)) return
    const exited = once(this.mainProcess, 'exit')
    this.mainProcess.kill(signal)
    await Promise.race([exited, delay(quitLimitMs, undefined, { ref: false })])
  }

  async #endAll(): Promise<void> {
    this.#gone ??= this.#started.end()
    const left = await this.#gone
    await this.#browser.close()
    if (left.length > 0) throw new Error(`outlived main:\n${left.join('\n')}`)
  }

  clipboardText(): Promise<string> {
    return readXclip(this.#started.env)
  }

  setOpenDialog(filePaths: readonly string[] | undefined): Promise<void> {
    return this.#answer({ open: { canceled: filePaths === undefined, filePaths: [...(filePaths ?? [])] } })
  }

  setSaveDialog(filePath: string | undefined): Promise<void> {
    return this.#answer({ save: { canceled: filePath === undefined, filePath: filePath ?? '' } })
  }

  setMessageBox(response: number): Promise<void> {
    return this.#answer({ message: { response, checkboxChecked: false } })
  }

  #answer(answers: DialogAnswers): Promise<void> {
    this.#answers = { ...this.#answers, ...answers }
    fs.writeFileSync(this.#started.dialogFile, JSON.stringify(this.#answers))
    return Promise.resolve()
  }

  stdout(): string {
    return this.#started.stdout()
  }

  stderr(): string {
    return this.#started.stderr()
  }
}
