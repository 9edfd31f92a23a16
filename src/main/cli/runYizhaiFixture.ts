import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'

export type Run = { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }

export type RunOptions = {
  /** What stands on standard input. */
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** Sent once this has been said on standard error. */
  readonly interruptAfter?: string
}

/** For tests: the whole program as a user runs it, from a folder of no meaning, in Chinese unless `env` or `--lang` says otherwise. */
export async function runYizhai(args: readonly string[], { input = '', env = {}, interruptAfter }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'yizhai.ts'), ...args], {
    cwd: os.tmpdir(),
    env: { ...process.env, NODE_OPTIONS: '', LC_ALL: 'zh_CN.UTF-8', ...env },
  })
  let stdout = ''
  let stderr = ''
  let isInterrupted = false
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
    if (interruptAfter === undefined || isInterrupted || !stderr.includes(interruptAfter)) return
    isInterrupted = true
    child.kill('SIGINT')
  })
  // a program that refuses its file or its arguments does not read its input
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { exitCode, stdout, stderr }
}
