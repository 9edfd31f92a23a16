import type { TermKind } from '../lexicon/lexiconTables.ts'
import type { TermPlace } from './analysis.ts'
import type { SectionContext } from './rule.ts'

/** A term of the record that `own` is easily taken for: by the table of look-alikes, or by sharing most of its letters. */
export function lookAlikeIn(section: SectionContext, kind: TermKind, own: string): TermPlace | undefined {
  const partners = new Set<string>()
  for (const { a, b } of section.lexicon.tables.lookAlikes) {
    if (a === own) partners.add(b.toLowerCase())
    if (b === own) partners.add(a.toLowerCase())
  }
  const known = section.record.termsOfKind.get(kind) ?? []
  return known.find((term) => partners.has(term.surface.toLowerCase())) ?? known.find((term) => isAlike(own, term.surface))
}

function isAlike(a: string, b: string): boolean {
  const letters = new Set(b)
  const shared = [...a].filter((letter) => letters.has(letter)).length
  return shared >= 2 && shared / Math.max(a.length, b.length) >= (/[a-z]/i.test(a) ? 0.8 : 0.5)
}
