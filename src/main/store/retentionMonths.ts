import { z } from 'zod'
import { retentionMonths } from '../../shared/choices.ts'
import { appendAudit } from './audit.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { storedSetting, storeSetting } from './storedSetting.ts'
import { transaction } from './transaction.ts'

const monthsSchema = z.literal(retentionMonths)
export type RetentionMonths = z.infer<typeof monthsSchema>

/** Apart from the settings, which everybody may change; 0, nothing is ever due, until somebody said otherwise. */
export function readRetentionMonths(store: ReadableStore): RetentionMonths {
  return storedSetting(store, 'retentionMonths', monthsSchema) ?? 0
}

/** Kept, and in the audit, since it says what may be taken away. */
export function changeRetentionMonths(store: WritableStore, months: RetentionMonths, at: number): void {
  transaction(store, () => {
    const before = readRetentionMonths(store)
    if (before === months) return
    storeSetting(store, 'retentionMonths', months)
    appendAudit(store, { kind: 'settings-changed', at, facts: { setting: 'retentionMonths', from: before, to: months } })
  })
}
