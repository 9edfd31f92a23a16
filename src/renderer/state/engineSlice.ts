import { engineOff } from '../../shared/engineOff.ts'
import type { EngineSlice, SliceContext } from './workstationState.ts'

export function createEngineSlice({ bridge, get, attempt }: SliceContext): EngineSlice {
  return {
    engine: engineOff,
    restartEngine: async () => {
      const result = await attempt(() => bridge.restartEngine({}))
      if (!result.ok) get().complain(result.failure)
    },
  }
}
