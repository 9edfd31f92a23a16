import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { dieWithParent } from '../../../e2e/electron/dieWithParent.ts'
import { readyTime } from '../../../e2e/journeys/readyTime.ts'
import { launchApp, makeUserData } from '../../../e2e/launch/launchApp.ts'
import { endGroups } from '../../../e2e/launch/processes.ts'
import { repositoryRoot } from '../../../e2e/launch/repository.ts'
import { stopVirtualDisplay, virtualDisplay } from '../../../e2e/launch/virtualDisplay.ts'
import { familyPssMb } from '../memoryOf.ts'
import type { Measured, Measurement } from '../measurement.ts'

const chromium = process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium'
/** Until processes that only start something are gone. */
const settleMs = 3_000

/** The built application without a model: how soon it can be worked with, and what it takes beyond its browser. */
export const window: Measurement = {
  keys: ['windowReadyMs', 'appRssMb'],
  needsModel: false,
  async run({ isQuick }) {
    const missing = !fs.existsSync(path.join(repositoryRoot, 'out/main/index.js')) && 'the application is not built: npm run build'
    if (missing) return { windowReadyMs: { reason: missing }, appRssMb: { reason: missing } }
    const modelsDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bench-'))
    const ready: number[] = []
    const whole: number[] = []
    let runtime = ''
    try {
      for (let run = 0; run < (isQuick ? 2 : 5); run++) {
        const userData = makeUserData()
        const app = await launchApp({ userData, modelsDir, isFirstRun: true })
        try {
          runtime = app.runtime
          ready.push((await readyTime(app)).windowMs)
          if (run > 1) continue
          await delay(settleMs)
          const megabytes = familyPssMb(app.pid)
          if (megabytes !== undefined) whole.push(megabytes)
        } finally {
          await app.close()
          fs.rmSync(userData, { recursive: true, force: true })
        }
      }
      return { windowReadyMs: { samples: ready, detail: runtime }, appRssMb: await beyondChromium(whole, runtime) }
    } finally {
      fs.rmSync(modelsDir, { recursive: true, force: true })
      await stopVirtualDisplay()
    }
  },
}

async function beyondChromium(whole: readonly number[], runtime: string): Promise<Measured> {
  if (runtime !== 'stand-in')
    return { reason: 'on Electron main is part of the browser process: compare with an Electron that shows an empty page' }
  const empty = await emptyChromiumMb()
  if (empty === undefined || whole.length === 0) return { reason: 'this system does not tell the memory of a process' }
  return { samples: whole.map((megabytes) => megabytes - empty), detail: `Chromium with an empty page: ${empty.toFixed(0)} MB` }
}

async function emptyChromiumMb(): Promise<number | undefined> {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bench-'))
  const display = await virtualDisplay()
  const command = dieWithParent(chromium, [
    ...['--no-sandbox', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ...[`--user-data-dir=${profile}`, 'about:blank'],
  ])
  const child = spawn(...command, {
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    detached: true,
    stdio: 'ignore',
  })
  try {
    await delay(settleMs)
    return child.pid === undefined ? undefined : familyPssMb(child.pid)
  } finally {
    if (child.pid !== undefined) endGroups([child.pid])
    await delay(200)
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
