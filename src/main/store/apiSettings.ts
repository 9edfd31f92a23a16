import { apiSettingsSchema, type ApiSettings } from '../../shared/apiState.ts'
import { appendAudit } from './audit.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { storedSetting, storeSetting } from './storedSetting.ts'
import { transaction } from './transaction.ts'

const off: ApiSettings = { isOn: false, port: 8765, tokenHash: null }

/** Of the interface for programs of this machine: off until somebody switched it on. */
export function readApiSettings(store: ReadableStore): ApiSettings {
  return storedSetting(store, 'api', apiSettingsSchema) ?? off
}

/** Kept, and in the audit, since it says who can ask for drafts here. */
export function changeApiSettings(store: WritableStore, settings: ApiSettings, at: number): void {
  transaction(store, () => {
    const before = readApiSettings(store)
    storeSetting(store, 'api', settings)
    const told = ({ isOn, port }: ApiSettings) => (isOn ? String(port) : 'off')
    appendAudit(store, { kind: 'settings-changed', at, facts: { setting: 'api', from: told(before), to: told(settings) } })
  })
}
