import type { BundlesSlice } from './deskState.ts'
import type { SliceContext } from './workstationState.ts'

/** Signed bundles: what is in force, how one comes in, and the way back. */
export function createBundlesSlice({ bridge, get, set, attempt }: SliceContext): BundlesSlice {
  async function loadBundles(): Promise<void> {
    const result = await attempt(() => bridge.listBundles({}))
    if (result.ok) set({ bundles: result.value })
    else set({ bundleImport: { phase: 'failed', failure: result.failure } })
  }

  return {
    bundles: null,
    bundleImport: null,
    loadBundles,
    importBundle: async () => {
      if (get().bundleImport?.phase === 'busy') return
      set({ bundleImport: { phase: 'busy' } })
      const result = await attempt(() => bridge.importBundle({}))
      if (!result.ok) set({ bundleImport: { phase: 'failed', failure: result.failure } })
      else if (result.value === null) set({ bundleImport: null })
      else {
        set({ bundleImport: { phase: 'imported', bundle: result.value } })
        await loadBundles()
      }
    },
    rollBackBundle: async (kind) => {
      const result = await attempt(() => bridge.rollBackBundle({ kind }))
      if (!result.ok) set({ bundleImport: { phase: 'failed', failure: result.failure } })
      else set({ bundleImport: null })
      await loadBundles()
    },
  }
}
