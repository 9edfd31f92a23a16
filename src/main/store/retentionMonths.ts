import { z } from 'zod'
import { retentionMonths } from '../../shared/choices.ts'
import { appendAudit } from './audit.ts'
import { settingRow } from './rows.ts'
import { first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

const monthsSchema = z.literal(retentionMonths)
export type RetentionMonths = z.infer<typeof monthsSchema>

/** Apart from the settings, which everybody may change; 0, nothing is ever due, until somebody said otherwise. */
export function readRetentionMonths(store: ReadableStore): RetentionMonths {
  const row = first(store, settingRow, "SELECT key, value_json FROM settings WHERE key = 'retentionMonths'")
  return monthsSchema.safeParse(row?.value_json).data ?? 0
}

/** Kept, and in the audit, since it says what may be taken away. */
export function changeRetentionMonths(store: WritableStore, months: RetentionMonths, at: number): void {
  transaction(store, () => {
    const before = readRetentionMonths(store)
    if (before === months) return
    const sql =
      "INSERT INTO settings (key, value_json) VALUES ('retentionMonths', @value) ON CONFLICT (key) DO UPDATE SET value_json = @value"
    run(store, sql, { value: JSON.stringify(months) })
    appendAudit(store, { kind: 'settings-changed', at, facts: { setting: 'retentionMonths', from: before, to: months } })
  })
}
