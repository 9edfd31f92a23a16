import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron } from 'playwright'
import type { ElectronApplication, Page } from 'playwright'
import { environmentOf } from './environment.ts'
import type { LaunchedApp, LaunchOptions } from './launchedApp.ts'
import { describeProcess, endGroups, waitUntilGone } from './processes.ts'
import { repositoryRoot } from './repository.ts'

const quitLimitMs = 15_000
const orphanLimitMs = 5_000

/** The application on real Electron, driven by Playwright. */
export async function launchElectron(executablePath: string, options: LaunchOptions & { readonly userData: string }): Promise<LaunchedApp> {
  const { entry, args = [], userData, locale = 'zh-CN', timeoutMs = 30_000 } = options
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const main = entry === undefined ? repositoryRoot : path.resolve(repositoryRoot, entry)
  const application = await _electron.launch({
    executablePath,
    args: [...asRoot, `--user-data-dir=${userData}`, `--lang=${locale}`, main, ...args],
    cwd: repositoryRoot,
    env: await environmentOf(options),
    timeout: timeoutMs,
  })
  const output = collectOutput(application.process())
  const page = await application.firstWindow({ timeout: timeoutMs })
  await page.waitForURL(/^app:/, { timeout: timeoutMs })
  await page.waitForLoadState('load', { timeout: timeoutMs })
  return new ElectronApp(application, page, userData, output)
}

function collectOutput(main: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: '', stderr: '' }
  main.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  main.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  return output
}

class ElectronApp implements LaunchedApp {
  readonly runtime = 'electron'
  readonly page: Page
  readonly userData: string
  readonly mainProcess: ChildProcess
  readonly pid: number
  readonly #application: ElectronApplication
  readonly #output: { readonly stdout: string; readonly stderr: string }

  constructor(
    application: ElectronApplication,
    page: Page,
    userData: string,
    output: { readonly stdout: string; readonly stderr: string },
  ) {
    this.#application = application
    this.page = page
    this.userData = userData
    this.#output = output
    this.mainProcess = application.process()
    if (this.mainProcess.pid === undefined) throw new Error('Electron has no process id')
    this.pid = this.mainProcess.pid
  }

  async close(): Promise<number | null> {
    if (!this.#hasExited()) await Promise.race([this.#application.close(), delay(quitLimitMs, undefined, { ref: false })])
    await this.#endAll()
    return this.mainProcess.exitCode
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (!this.#hasExited()) {
      const exited = once(this.mainProcess, 'exit')
      this.mainProcess.kill(signal)
      await Promise.race([exited, delay(quitLimitMs, undefined, { ref: false })])
    }
    await this.#endAll()
  }

  #hasExited(): boolean {
    return this.mainProcess.exitCode !== null || this.mainProcess.signalCode !== null
  }

  /** Playwright starts Electron as the leader of a group of its own. */
  async #endAll(): Promise<void> {
    if (!this.#hasExited()) this.mainProcess.kill('SIGKILL')
    const left = (await waitUntilGone([this.pid], orphanLimitMs)).map(describeProcess)
    endGroups([this.pid])
    if (left.length > 0) throw new Error(`outlived main:\n${left.join('\n')}`)
  }

  clipboardText(): Promise<string> {
    return this.#application.evaluate(({ clipboard }) => clipboard.readText() as string | Promise<string>)
  }

  setOpenDialog(filePaths: readonly string[] | undefined): Promise<void> {
    const answer = { canceled: filePaths === undefined, filePaths: [...(filePaths ?? [])] }
    return this.#application.evaluate(({ dialog }, result) => {
      dialog.showOpenDialog = () => Promise.resolve(result)
    }, answer)
  }

  setSaveDialog(filePath: string | undefined): Promise<void> {
    const answer = { canceled: filePath === undefined, filePath: filePath ?? '' }
    return this.#application.evaluate(({ dialog }, result) => {
      dialog.showSaveDialog = () => Promise.resolve(result)
    }, answer)
  }

  setMessageBox(response: number): Promise<void> {
    return this.#application.evaluate(({ dialog }, index) => {
      dialog.showMessageBox = () => Promise.resolve({ response: index, checkboxChecked: false })
    }, response)
  }

  stdout(): string {
    return this.#output.stdout
  }

  stderr(): string {
    return this.#output.stderr
  }
}
