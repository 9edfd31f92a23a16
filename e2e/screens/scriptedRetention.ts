import type { PurgePlan } from '../../src/shared/purge.ts'
import type { Retention } from '../../src/shared/retention.ts'
import { scriptedNow } from './scriptedNotes.ts'

/** What half a year without a touch would take away on an invented ward. */
const plan: Omit<PurgePlan, 'before'> = {
  notes: 12,
  unsigned: 3,
  drafts: 14,
  signatures: 9,
  characters: 18_460,
  batchFiles: 2,
  backups: 7,
  setAside: 1,
}
const nothing: Omit<PurgePlan, 'before'> = {
  notes: 0,
  unsigned: 0,
  drafts: 0,
  signatures: 0,
  characters: 0,
  batchFiles: 0,
  backups: 1,
  setAside: 0,
}
const monthMs = 30.5 * 86_400_000

/** Off at first; what is due goes once. */
export function scriptedRetention() {
  let months: Retention['months'] = 0
  let isPurged = false
  const read = (): Retention => {
    const before = scriptedNow - months * monthMs
    return { months, due: months === 0 ? null : { before, ...(isPurged ? nothing : plan) } }
  }
  return {
    read,
    change: (to: Retention['months']): Retention => {
      months = to
      return read()
    },
    purge: (before: number): PurgePlan => {
      isPurged = true
      return { before, ...plan }
    },
  }
}
