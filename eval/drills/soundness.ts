import { checkDatabase } from '../../src/main/store/checkDatabase.ts'
import type { ReadableStore } from '../../src/main/store/openStore.ts'
import { verifyAudit } from '../../src/main/store/verifyAudit.ts'

/** What is wrong with an open store: pages, foreign keys, the audit and the texts that it tells of. */
export async function unsoundnessOf(store: ReadableStore): Promise<string[]> {
  const wrong: string[] = []
  if (!checkDatabase(store).isWhole) wrong.push('integrity')
  const { faults } = await verifyAudit(store, { now: Date.now, withTexts: true })
  for (const { kind, number } of faults.slice(0, 3)) wrong.push(`audit ${kind} at ${number}`)
  return wrong
}
