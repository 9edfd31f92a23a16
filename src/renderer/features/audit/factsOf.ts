import type { TFunction } from 'i18next'
import { auditFactNames, versionsFact, type AuditFactName, type AuditFacts } from '../../../shared/audit.ts'

const hashCharacters = 12

/** The facts of a row on one line: hashes by their beginning, what is not stated left out; what was in force has a column of its own. */
export function factsOf(t: TFunction, facts: AuditFacts): string {
  return Object.entries(facts)
    .filter(([name, value]) => name !== versionsFact && value !== null && value !== '')
    .map(([name, value]) => `${isKnown(name) ? t(`audit.facts.${name}`) : name} ${shown(String(value))}`)
    .join(' · ')
}

const isKnown = (name: string): name is AuditFactName => (auditFactNames as readonly string[]).includes(name)

function shown(value: string): string {
  return /^[\da-f]{64}$/.test(value) ? `${value.slice(0, hashCharacters)}…` : value
}
