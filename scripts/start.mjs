// npm start: sets up what is missing and opens the application; on a machine without a display, scripts/demo.ts shows it at work.
import path from 'node:path'
import { repositoryRoot, runCommand } from './setup/runCommand.mjs'
import { say } from './setup/say.mjs'
import { setup } from './setup/setup.mjs'
import { SetupFailure } from './setup/setupSteps.mjs'

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

try {
  await setup({ screen: true, models: hasDisplay ? 'any-or-none' : 'any', build: true })
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error
  say(error.message)
  process.exit(1)
}

const { electronBinary } = await import('../e2e/launch/repository.ts')
const electron = electronBinary()
say(electron === undefined ? 'running on the stand-in for Electron, over Chromium' : `running on Electron, ${electron}`)

const standIn = ['--import', './e2e/electron/register.ts', 'out/main/index.js']
const [command, args] = !hasDisplay
  ? [process.execPath, ['scripts/demo.ts']]
  : electron === undefined
    ? [process.execPath, standIn]
    : [electron, ['.']]
if (!hasDisplay) say('there is no display: drafting the first sample on a virtual one')

const bin = path.join(repositoryRoot, 'node_modules/.bin')
const { code } = await runCommand(command, args, {
  env: { ...process.env, PATH: [bin, process.env['PATH'] ?? ''].join(path.delimiter) },
})
process.exit(code ?? 1)
