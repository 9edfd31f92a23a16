import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { launchElectron } from './launchElectron.ts'
import type { LaunchedApp, LaunchOptions } from './launchedApp.ts'
import { launchStandIn } from './launchStandIn.ts'
import { electronBinary } from './repository.ts'

/** A new profile folder; whoever makes one removes it. */
export function makeUserData(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-e2e-'))
}

/** Starts the application, on Electron where its binary is and on the stand-in otherwise, and waits until its page has loaded. */
export function launchApp(options: LaunchOptions & { readonly userData: string }): Promise<LaunchedApp> {
  const executablePath = options.runtime === 'stand-in' ? undefined : electronBinary()
  return executablePath === undefined ? launchStandIn(options) : launchElectron(executablePath, options)
}
