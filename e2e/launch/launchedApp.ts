import type { ChildProcess } from 'node:child_process'
import type { Page } from 'playwright'

export type LaunchOptions = {
  /** Main script, from the repository's root. Default: the built application. */
  readonly entry?: string
  readonly args?: readonly string[]
  /** Only to test the stand-in itself. Default: Electron where its binary is, the stand-in otherwise. */
  readonly runtime?: 'stand-in'
  /** Added to the environment of the test run. */
  readonly env?: Readonly<Record<string, string>>
  /** Profile folder. Give the one of an earlier app to start again on what it left. */
  readonly userData?: string
  /** Default: zh-CN. */
  readonly locale?: string
  /** Where the model files lie (`YIZHAI_MODELS_DIR`). */
  readonly modelsDir?: string
  /** Id of the model to draft with (`YIZHAI_MODEL`). */
  readonly model?: string
  /** Leaves the first run of a new profile on the screen, for a test that is about it. Default: it is skipped. */
  readonly isFirstRun?: boolean
  /** How long the page may take to load. Default: 30 s. */
  readonly timeoutMs?: number
}

/** The running application, the same on both runtimes. */
export interface LaunchedApp {
  readonly runtime: 'electron' | 'stand-in'
  /** The main window's page, loaded. Its URL is `app://…` on Electron and `https://….app.standin/…` on the stand-in. */
  readonly page: Page
  readonly userData: string
  readonly mainProcess: ChildProcess
  /** Process id of main. */
  readonly pid: number
  /** Quits as a user does. Resolves to main's exit code (`null`: a signal ended it) once nothing is left; rejects when something outlived main by 5 s. */
  close(): Promise<number | null>
  /** Sends main the signal, SIGKILL by default. Resolves once nothing is left; rejects when something outlived main by 5 s. */
  kill(signal?: NodeJS.Signals): Promise<void>
  clipboardText(): Promise<string>
  /** What the next file dialogs answer; `undefined` cancels. */
  setOpenDialog(filePaths: readonly string[] | undefined): Promise<void>
  setSaveDialog(filePath: string | undefined): Promise<void>
  /** Index of the button that message boxes answer with. */
  setMessageBox(response: number): Promise<void>
  stdout(): string
  stderr(): string
}

export type LaunchApp = (options?: LaunchOptions) => Promise<LaunchedApp>
