import type { z } from 'zod'
import { settingRow } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'

/** What was stored under a key; `undefined` where nothing was, or what this program no longer knows. */
export function storedSetting<T>(store: ReadableStore, key: string, value: z.ZodType<T>): T | undefined {
  const row = first(store, settingRow, 'SELECT key, value_json FROM settings WHERE key = @key', { key })
  return value.safeParse(row?.value_json).data
}

/** In the place of what was stored under the key before. What of it belongs in the audit is for the caller to say. */
export function storeSetting(store: WritableStore, key: string, value: unknown): void {
  const sql = 'INSERT INTO settings (key, value_json) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value_json = @value'
  run(store, sql, { key, value: JSON.stringify(value) })
}
