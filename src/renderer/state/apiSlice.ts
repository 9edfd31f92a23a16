import type { ApiSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

export function createApiSlice({ bridge, get, set, attempt }: SliceContext): ApiSlice {
  return {
    api: null,
    apiToken: null,
    readApi: async () => {
      set({ apiToken: null })
      const result = await attempt(() => bridge.readApi({}))
      if (result.ok) set({ api: result.value })
      else get().complain(result.failure)
    },
    changeApi: async (change) => {
      const result = await attempt(() => bridge.changeApi(change))
      if (result.ok) set({ api: result.value.state, apiToken: result.value.token })
      else get().complain(result.failure)
    },
  }
}
