// node scripts/setup/ready.mjs SCRIPT [ARGUMENT…]: a script of this repository in a fresh clone: packages and any one model first, then the script
// under the pinned Node.
import { runCommand } from './runCommand.mjs'
import { say } from './say.mjs'
import { setup } from './setup.mjs'
import { SetupFailure } from './setupSteps.mjs'

try {
  await setup({ screen: false, models: 'any', build: false })
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error
  say(error.message)
  process.exit(1)
}
const { code } = await runCommand(process.execPath, process.argv.slice(2))
process.exit(code ?? 1)
