import type { EngineState } from './engineState.ts'

/** The engine before anything was tried. Apart from the schema, so that the window needs no validator for it. */
export const engineOff: EngineState = {
  phase: 'off',
  modelId: null,
  modelName: null,
  runtime: null,
  deviceName: null,
  progress: null,
  tokensPerSecond: null,
  rungs: [],
  failure: null,
}
