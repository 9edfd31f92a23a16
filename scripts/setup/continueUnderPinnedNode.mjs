import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from './runCommand.mjs'
import { SetupFailure } from './setupSteps.mjs'

/** Ends this process with the exit code of the same script under the Node that package.json pins; returns at once where that is this one. */
export async function continueUnderPinnedNode() {
  const { devDependencies } = JSON.parse(fs.readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'))
  if (process.version === `v${devDependencies.node}`) return

  const node = path.join(repositoryRoot, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!fs.existsSync(node)) throw new SetupFailure(`${node} is missing. Remove node_modules and start again.`)
  const bin = path.join(repositoryRoot, 'node_modules/.bin')
  const child = spawn(node, process.argv.slice(1), {
    // The channel carries nothing: the child sees by its end that this process is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: [bin, process.env['PATH'] ?? ''].join(path.delimiter) },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal).on(signal, () => child.kill(signal))
  }
  const [code] = await once(child, 'exit')
  process.exit(code ?? 1)
}
