import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'

export type PackagedRun = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }

/** The packaged application's archive, taken apart beside itself, since only Electron reads one in place. `run` is its own command line under Node. */
export function openPackagedCli(resources: string): {
  run: (args: readonly string[], input?: string) => Promise<PackagedRun>
  close: () => void
} {
  const folder = path.join(resources, 'app')
  fs.rmSync(folder, { recursive: true, force: true })
  extractAll(path.join(resources, 'app.asar'), folder)
  return {
    run: (args, input = '') => runNode([path.join(folder, 'out/main/yizhai.js'), ...args], input),
    close: () => {
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** From a folder without meaning: nothing of the repository can be found by accident. */
async function runNode(args: readonly string[], input: string): Promise<PackagedRun> {
  const child = spawn(process.execPath, args, { cwd: os.tmpdir(), env: { ...process.env, NODE_PATH: '', NODE_OPTIONS: '' } })
  const out = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out.stderr += text))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { exitCode, ...out }
}
