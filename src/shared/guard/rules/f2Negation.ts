import { flags } from '../../text/scopeFlags.ts'
import { conflictRemark, conflictsOf } from '../conflictRemark.ts'
import type { Rule } from '../rule.ts'

/** What the record denies is not affirmed, nor the reverse; what befell a relative is not the patient's. */
export const f2Negation: Rule = {
  id: 'F2',
  severity: 'red',
  source: 'D',
  title: { zh: '否定或主体与原文相反', en: 'negation or person differs from the record' },
  check: (section) =>
    conflictsOf(section)
      .filter(({ kind }) => kind === 'negated' || kind === 'family' || kind === 'opposite')
      .map((conflict) =>
        conflictRemark(section, conflict, (own, place) =>
          conflict.kind === 'family'
            ? { zh: `“${own}”在原文中所指的人不同：“${place}”`, en: `“${own}” is said of another person in the record: “${place}”` }
            : (conflict.recordFlags & flags.negated) !== 0
              ? { zh: `原文否定“${own}”：“${place}”`, en: `the record denies “${own}”: “${place}”` }
              : { zh: `“${own}”与原文相反：“${place}”`, en: `“${own}” is the reverse of the record: “${place}”` },
        ),
      ),
}
