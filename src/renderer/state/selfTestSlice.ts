import type { SelfTestSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

export function createSelfTestSlice({ bridge, set, attempt }: SliceContext): SelfTestSlice {
  return {
    selfTest: null,
    selfTestFailure: null,
    runSelfTest: async () => {
      set({ selfTest: null, selfTestFailure: null })
      const result = await attempt(() => bridge.runSelfTest({}))
      set(result.ok ? { selfTest: result.value } : { selfTestFailure: result.failure })
    },
  }
}
