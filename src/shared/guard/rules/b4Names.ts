import type { TermRow } from '../../lexicon/lexiconTables.ts'
import { isAbsent, isBlank } from '../sectionText.ts'
import type { Rule } from '../rule.ts'

/** A diagnosis stands by its standard name; shown, never rewritten. */
export const b4Names: Rule = {
  id: 'B4',
  severity: 'hint',
  source: 'S',
  title: { zh: '诊断非标准名称', en: 'diagnosis by a non-standard name' },
  check(section) {
    if (section.kind !== 'diagnosis' || isBlank(section) || isAbsent(section)) return []
    const standards = standardsOf(section.lexicon.tables.terms)
    return section.analysis.terms.flatMap(({ start, end, surface, kinds }) => {
      const standard = kinds.includes('disease') ? standards.get(surface) : undefined
      if (!standard || standard === surface || /[a-z]/i.test(standard)) return []
      return [{ span: { start, end }, message: { zh: `标准名称为“${standard}”`, en: `the standard name is “${standard}”` } }]
    })
  },
}

const known = new WeakMap<readonly TermRow[], ReadonlyMap<string, string>>()

/** Standard names of diseases by their surface forms; read once a dictionary, not once a section. */
function standardsOf(rows: readonly TermRow[]): ReadonlyMap<string, string> {
  let standards = known.get(rows)
  if (!standards) {
    standards = new Map(
      rows.filter(({ kind, isAmbiguous }) => kind === 'disease' && !isAmbiguous).map(({ surface, standard }) => [surface, standard]),
    )
    known.set(rows, standards)
  }
  return standards
}
