import { apiSettingsSchema, type ApiSettings } from '../../shared/apiState.ts'
import { appendAudit } from './audit.ts'
import { settingRow } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

const off: ApiSettings = { isOn: false, port: 8765, tokenHash: null }

/** Of the interface for programs of this machine: off until somebody switched it on. */
export function readApiSettings(store: ReadableStore): ApiSettings {
  const row = first(store, settingRow, "SELECT key, value_json FROM settings WHERE key = 'api'")
  return apiSettingsSchema.safeParse(row?.value_json).data ?? off
}

/** Kept, and in the audit, since it says who can ask for drafts here. */
export function changeApiSettings(store: WritableStore, settings: ApiSettings, at: number): void {
  transaction(store, () => {
    const before = readApiSettings(store)
    const sql = "INSERT INTO settings (key, value_json) VALUES ('api', @value) ON CONFLICT (key) DO UPDATE SET value_json = @value"
    run(store, sql, { value: JSON.stringify(settings) })
    const told = ({ isOn, port }: ApiSettings) => (isOn ? String(port) : 'off')
    appendAudit(store, { kind: 'settings-changed', at, facts: { setting: 'api', from: told(before), to: told(settings) } })
  })
}
