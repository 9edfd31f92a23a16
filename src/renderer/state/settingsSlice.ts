import { defaultSettings } from '../../shared/defaultSettings.ts'
import type { SettingsSlice, SliceContext } from './workstationState.ts'

export function createSettingsSlice({ bridge, get, set, attempt }: SliceContext): SettingsSlice {
  return {
    settings: defaultSettings,
    readTemplateSections: async (templateId) => {
      const result = await attempt(() => bridge.readTemplateSections({ templateId }))
      if (!result.ok) get().complain(result.failure)
      return result.ok ? result.value : []
    },
    /** Shown at once; put back where main could not keep it. */
    changeSettings: async (patch) => {
      const before = get().settings
      set({ settings: { ...before, ...patch } })
      const result = await attempt(() => bridge.changeSettings(patch))
      set({ settings: result.ok ? result.value : before })
      if (!result.ok) get().complain(result.failure)
    },
  }
}
