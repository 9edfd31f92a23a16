import { defaultSettings } from '../../shared/defaultSettings.ts'
import { settingsSchema, type Settings } from '../../shared/settings.ts'
import { settingRow } from './rows.ts'
import { all, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

/** What was chosen, and the default for the rest; a choice that this program no longer knows counts as not made. */
export function readSettings(store: ReadableStore): Settings {
  const stored = all(store, settingRow, 'SELECT key, value_json FROM settings')
  const chosen = stored.map(({ key, value_json: value }) => settingsSchema.partial().safeParse({ [key]: value }).data ?? {})
  return settingsSchema.parse(Object.assign({}, defaultSettings, ...chosen))
}

export function changeSettings(store: WritableStore, change: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Settings {
  return transaction(store, () => {
    for (const [key, value] of Object.entries(change)) {
      if (value === undefined) continue
      const sql = 'INSERT INTO settings (key, value_json) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value_json = @value'
      run(store, sql, { key, value: JSON.stringify(value) })
    }
    return readSettings(store)
  })
}
