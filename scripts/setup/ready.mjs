// node scripts/setup/ready.mjs: what a command of package.json needs in a fresh clone, before it runs: packages, and any one model.
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
