import { buildApplication } from './buildApplication.mjs'
import { continueUnderPinnedNode } from './continueUnderPinnedNode.mjs'
import { holdSetupLock } from './holdSetupLock.mjs'
import { installNodePackages } from './installNodePackages.mjs'
import { installSystemPackages } from './installSystemPackages.mjs'
import { pullModels } from './pullModels.mjs'
import { endChildrenWithMe } from './runCommand.mjs'
import { say } from './say.mjs'
import { SetupFailure, setupSteps } from './setupSteps.mjs'

/**
 * @typedef {{ readonly screen: boolean, readonly models: 'any' | 'any-or-none' | readonly string[], readonly build: boolean }} Needs
 *   `screen`: something shows the application. `models`: ids, or `any` for one of whichever kind; `any-or-none` goes on when none can be had,
 *   because the application itself says how to import one.
 * @typedef {import('./setupSteps.mjs').SetupSteps} SetupSteps
 */

/**
 * Brings a fresh clone, or one where an earlier try was interrupted, to where `needs` can run, and does nothing where all is there.
 * Begins on whatever Node runs it, plain JavaScript without a dependency, and returns under the pinned Node only.
 * @param {Needs} needs
 * @returns {Promise<void>} rejects with `SetupFailure`, which says what to do, when something can't be had
 */
export async function setup({ screen, models, build }) {
  endChildrenWithMe()
  await locked(installNodePackages)
  await continueUnderPinnedNode()
  await locked(async (steps) => {
    if (screen) await installSystemPackages(steps, { hasElectron: await hasElectron() })
    await pullModels(steps, models === 'any-or-none' ? 'any' : models).catch((error) => {
      if (models !== 'any-or-none' || !(error instanceof SetupFailure)) throw error
      say(`${error.message}. Going on without a model.`)
    })
    if (build) await buildApplication(steps)
  })
}

/** @param {(steps: SetupSteps) => Promise<void>} work */
async function locked(work) {
  const lock = await holdSetupLock()
  try {
    await work(setupSteps(lock))
  } finally {
    lock.release()
  }
}

async function hasElectron() {
  const { electronBinary } = await import('../../e2e/launch/repository.ts')
  return electronBinary() !== undefined
}
