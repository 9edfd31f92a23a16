import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { AppFailure, errorCodes } from '../../shared/errors.ts'
import { loadInProcess } from '../engine/inProcess.ts'
import { loadRequestFor } from '../engine/loadRequestFor.ts'
import { modelsFolder } from '../engine/models/modelsFolder.ts'
import { openTrialFile } from '../engine/trialFile.ts'

/** Loads a model and has it write a few tokens, in this process: what it can't read, it throws; what ends the process ends this one only. */
export async function loadOnce(modelId: string): Promise<string> {
  const memory = openTrialFile(path.join(modelsFolder(), `runtime-trial-${os.hostname()}.json`))
  const engine = await loadInProcess(await loadRequestFor(modelId), memory, () => undefined)
  const { runtime } = engine.info()
  await engine.dispose()
  return runtime
}

/**
 * `loadOnce` in a process of its own, since a file that is no good can end the one that reads it, or keep it for ever. Throws AppFailure with that process's own
 * failure, 'engine-crashed' where it ended without a word, 'engine-hung' past the limit.
 */
export async function tryModel(modelId: string, limitMs: number): Promise<void> {
  // under Node the program is the first argument; the installed application is the program itself
  const program = process.versions['electron'] === undefined ? process.argv.slice(1, 2) : []
  const child = spawn(process.execPath, [...program, 'model', 'try', modelId, '--json'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  let isOver = false
  const limit = setTimeout(() => {
    isOver = true
    child.kill('SIGKILL')
  }, limitMs)
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  clearTimeout(limit)
  if (isOver) throw new AppFailure('engine-hung')
  if (exitCode === 0) return
  const code = errorCodes.find((candidate) => said.includes(`"code":"${candidate}"`))
  throw code === undefined ? new AppFailure('engine-crashed') : new AppFailure(code, paramsOf(said))
}

function paramsOf(said: string): AppFailure['params'] {
  const line = said.split('\n').find((candidate) => candidate.startsWith('{"error"'))
  return line === undefined ? {} : (JSON.parse(line) as { readonly error: { readonly params: AppFailure['params'] } }).error.params
}
