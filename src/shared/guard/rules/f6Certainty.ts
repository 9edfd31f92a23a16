import { flags } from '../../text/scopeFlags.ts'
import { conflictRemark } from '../conflictRemark.ts'
import type { Rule } from '../rule.ts'

/** What the record only considers is not stated, and what it states is not put in doubt. */
export const f6Certainty: Rule = {
  id: 'F6',
  severity: 'red',
  source: 'D',
  title: { zh: '确定程度与原文不符', en: 'certainty differs from the record' },
  check: (section) =>
    section.conflicts
      .filter(({ kind }) => kind === 'uncertain')
      .map((conflict) =>
        conflictRemark(section, conflict, (own, place) =>
          (conflict.recordFlags & flags.uncertain) !== 0
            ? { zh: `原文对“${own}”仅为疑似：“${place}”`, en: `the record only suspects “${own}”: “${place}”` }
            : { zh: `原文对“${own}”并无疑问：“${place}”`, en: `the record states “${own}” without doubt: “${place}”` },
        ),
      ),
}
