import type { Output } from '../../shared/contract.ts'
import type { Result } from '../../shared/errors.ts'
import type { DroppedFile } from './batchState.ts'
import type { BundlesSlice } from './deskState.ts'
import { readDropped } from './refusalOfFile.ts'
import type { SliceContext } from './workstationState.ts'

/** Signed bundles: what is in force, how one comes in, and the way back. */
export function createBundlesSlice({ bridge, get, set, attempt }: SliceContext): BundlesSlice {
  async function loadBundles(): Promise<void> {
    const result = await attempt(() => bridge.listBundles({}))
    if (result.ok) set({ bundles: result.value })
    else set({ bundleImport: { phase: 'failed', failure: result.failure } })
  }

  async function takeIn(file: DroppedFile): Promise<Result<Output<'importDroppedBundle'>>> {
    const read = await readDropped(file)
    if (read.ok) return attempt(() => bridge.importDroppedBundle({ base64: read.value }))
    const { code, params } = read.failure
    // a bundle of any size comes in by the dialog
    return { ok: false, failure: { code: code === 'file-too-large' ? 'bundle-too-large-to-drop' : code, params } }
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
    dropBundles: async (files) => {
      if (get().bundleImport?.phase === 'busy') return
      set({ bundleImport: { phase: 'busy' } })
      for (const file of files) {
        const result = await takeIn(file)
        if (result.ok) get().tell('bundleImported', { name: file.name, version: result.value.version })
        else get().complain(result.failure, file.name)
        set({ bundleImport: result.ok ? { phase: 'imported', bundle: result.value } : { phase: 'failed', failure: result.failure } })
      }
      await loadBundles()
    },
    rollBackBundle: async (kind) => {
      const result = await attempt(() => bridge.rollBackBundle({ kind }))
      if (!result.ok) set({ bundleImport: { phase: 'failed', failure: result.failure } })
      else set({ bundleImport: null })
      await loadBundles()
    },
  }
}
