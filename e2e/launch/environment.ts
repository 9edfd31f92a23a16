import { virtualDisplay } from './virtualDisplay.ts'
import type { LaunchOptions } from './launchedApp.ts'

/** Settings of the test runner that would change what the application does. */
const ofTheRunner = new Set(['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_V8_COVERAGE'])

/** The environment of the application: the test run's own, on the virtual display. */
export async function environmentOf({ env = {}, modelsDir, model }: LaunchOptions): Promise<Record<string, string>> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ofTheRunner.has(entry[0]),
  )
  const display = await virtualDisplay()
  return {
    ...Object.fromEntries(inherited),
    ...(display !== undefined && { DISPLAY: display }),
    ...(modelsDir !== undefined && { YIZHAI_MODELS_DIR: modelsDir }),
    ...(model !== undefined && { YIZHAI_MODEL: model }),
    ...env,
  }
}
