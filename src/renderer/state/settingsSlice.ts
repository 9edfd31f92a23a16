import { defaultSettings } from '../../shared/defaultSettings.ts'
import type { Settings } from '../../shared/settings.ts'
import type { SettingsSlice, SliceContext } from './workstationState.ts'

export function createSettingsSlice({ bridge, get, set, attempt }: SliceContext): SettingsSlice {
  /** How many changes were asked for. */
  let changes = 0
  return {
    settings: defaultSettings,
    readTemplateSections: async (templateId) => {
      const result = await attempt(() => bridge.readTemplateSections({ templateId }))
      if (!result.ok) get().complain(result.failure)
      return result.ok ? result.value : []
    },
    /** Shown at once; put back where main could not keep it. Of changes in quick succession the last answer counts: an earlier one lacks the later. */
    changeSettings: async (patch) => {
      const before = get().settings
      const change = ++changes
      set({ settings: { ...before, ...patch } })
      const result = await attempt(() => bridge.changeSettings(patch))
      if (result.ok) {
        if (change === changes) set({ settings: result.value })
        return
      }
      set({ settings: withoutChange(get().settings, patch, before) })
      get().complain(result.failure)
    },
  }
}

/** What a change that could not be kept had set, as it was before, unless another change has set it since. */
function withoutChange(settings: Settings, patch: Partial<Settings>, before: Settings): Settings {
  const names = (Object.keys(patch) as (keyof Settings)[]).filter((name) => settings[name] === patch[name])
  return { ...settings, ...Object.fromEntries(names.map((name) => [name, before[name]])) }
}
