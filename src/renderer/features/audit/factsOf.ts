import { versionsFact, type AuditFacts } from '../../../shared/audit.ts'

const hashCharacters = 12

/** The facts of a row on one line: as the export names them, hashes by their beginning, what is not stated left out; what was in force has a column of its own. */
export function factsOf(facts: AuditFacts): string {
  return Object.entries(facts)
    .filter(([name, value]) => name !== versionsFact && value !== null && value !== '')
    .map(([name, value]) => `${name} ${shown(String(value))}`)
    .join(' · ')
}

function shown(value: string): string {
  return /^[\da-f]{64}$/.test(value) ? `${value.slice(0, hashCharacters)}…` : value
}
