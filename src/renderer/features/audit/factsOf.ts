import type { AuditFacts } from '../../../shared/audit.ts'

const hashCharacters = 12

/** The facts of a row on one line: as the export names them, hashes by their beginning, what is not stated left out. */
export function factsOf(facts: AuditFacts): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name} ${shown(String(value))}`)
    .join(' · ')
}

function shown(value: string): string {
  return /^[\da-f]{64}$/.test(value) ? `${value.slice(0, hashCharacters)}…` : value
}
