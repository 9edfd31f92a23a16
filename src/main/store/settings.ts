import { defaultSettings } from '../../shared/defaultSettings.ts'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import { appendAudit } from './audit.ts'
import { settingRow } from './rows.ts'
import { all } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { storeSetting } from './storedSetting.ts'
import { transaction } from './transaction.ts'

/** What was chosen, and the default for the rest; a choice that this program no longer knows counts as not made. */
export function readSettings(store: ReadableStore): Settings {
  const stored = all(store, settingRow, 'SELECT key, value_json FROM settings')
  const chosen = stored.map(({ key, value_json: value }) => settingsSchema.partial().safeParse({ [key]: value }).data ?? {})
  return settingsSchema.parse(Object.assign({}, defaultSettings, ...chosen))
}

type Change = { readonly [K in keyof Settings]?: Settings[K] | undefined }

/** What can change what leaves this machine, who is named, or what the model is. */
const weighty = [
  'physician',
  'modelId',
  'templateId',
  'clipboardSeconds',
  'exportProfile',
  'hasAiLabel',
] as const satisfies readonly (keyof Settings)[]

export function changeSettings(store: WritableStore, change: Change, at = Date.now()): Settings {
  return transaction(store, () => {
    const before = readSettings(store)
    for (const [key, value] of Object.entries(change)) {
      if (value !== undefined) storeSetting(store, key, value)
    }
    const after = readSettings(store)
    for (const key of weighty) {
      const [old, value] = [JSON.stringify(before[key]), JSON.stringify(after[key])]
      if (old !== value) appendAudit(store, { kind: 'settings-changed', at, facts: { setting: key, from: old, to: value } })
    }
    return after
  })
}
