import type { AlignedClause } from './align.ts'
import type { QuantityPlace } from './analysisTypes.ts'
import type { GuardRecord } from './guardRecord.ts'

/** British notes write days, weeks and months over 7, 52 and 12. */
const parts: Readonly<Record<string, string>> = { 天: '7', 周: '52', 月: '12' }
/** 6/12 is an acuity as well as half a year. */
const acuity = /(?:VA|acuity|vision|pinhole|RE|LE|OD|OS)\b[^.;\n]{0,12}$/i

/** Whether a clause that carries the draft's has this length of time as 3/7, 6/52, 5/12, or as a fortnight. */
export function isShortDuration(record: GuardRecord, { values, unit }: QuantityPlace, aligned: AlignedClause | undefined): boolean {
  const [value] = values
  const part = unit ? parts[unit.name] : undefined
  if (part === undefined || value === undefined || values.length !== 1) return false
  const isFortnight = (part === '52' && value === 2) || (part === '7' && value === 14)
  const written = new RegExp(`(?<![\\d/.])${String(value)}/${part}(?![\\d/])`, 'g')
  return (aligned?.carriers ?? []).slice(0, 2).some(({ clause }) => {
    const { start = 0, end = 0 } = record.clauses[clause] ?? {}
    const text = record.folded.slice(start, end)
    if (isFortnight && /\bfortnight/i.test(text)) return true
    return [...text.matchAll(written)].some(({ index }) => !acuity.test(text.slice(Math.max(0, index - 24), index)))
  })
}
