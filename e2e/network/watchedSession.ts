// A short day at the window, for whoever watches what leaves the machine: a record is pasted and a draft is asked for. `--control` adds one request.
import fs from 'node:fs'
import path from 'node:path'
import { Workstation } from '../journeys/workstation.ts'
import { pasteText } from '../journeys/pasteText.ts'
import { launchApp, makeUserData } from '../launch/launchApp.ts'
import { skipFirstRun } from '../launch/skipFirstRun.ts'
import { stopVirtualDisplay } from '../launch/virtualDisplay.ts'

/** Everything is slow under strace. */
const patienceMs = 120_000
const userData = makeUserData()
const modelsDir = path.join(userData, 'no-models')
fs.mkdirSync(modelsDir)
try {
  const entry = process.argv.includes('--control') ? { entry: 'e2e/network/controlEntry.ts' } : {}
  const app = await launchApp({ userData, modelsDir, timeoutMs: 150_000, ...entry })
  try {
    await skipFirstRun(app.page)
    const workstation = new Workstation(app.page)
    await workstation.expectEngine('missing', patienceMs)
    await pasteText(app.page, '主诉：左膝关节疼痛2周。\n诊断：左膝骨关节炎。\n处理：双氯芬酸外用，2周后复诊。\n')
    await workstation.openNote.filter({ hasText: '左膝' }).waitFor({ timeout: patienceMs })
    await workstation.press('Control+d')
    await workstation.expectPhase('stopped', patienceMs)
    await app.page.evaluate(() => fetch('https://example.org/').catch(() => undefined))
  } finally {
    await app.close()
  }
} finally {
  await stopVirtualDisplay()
  fs.rmSync(userData, { recursive: true, force: true })
}
