import { flags } from '../../text/scopeFlags.ts'
import type { ConflictKind } from '../conflict.ts'
import { conflictRemark } from '../conflictRemark.ts'
import type { Rule } from '../rule.ts'
import { resultRemarks } from './f2Results.ts'

const kinds = new Set<ConflictKind>(['negated', 'family', 'relative', 'opposite', 'time'])

/** What the record denies is not affirmed, nor the reverse; what befell a relative is not the patient's. */
export const f2Negation: Rule = {
  id: 'F2',
  severity: 'red',
  source: 'D',
  title: { zh: '否定或主体与原文相反', en: 'negation or person differs from the record' },
  check: (section) => [
    ...section.conflicts
      .filter(({ kind }) => kinds.has(kind))
      .map((conflict) =>
        conflictRemark(section, conflict, (own, place) =>
          conflict.kind === 'family' || conflict.kind === 'relative'
            ? { zh: `“${own}”在原文中所指的人不同：“${place}”`, en: `“${own}” is said of another person in the record: “${place}”` }
            : (conflict.recordFlags & flags.negated) !== 0
              ? { zh: `原文否定“${own}”：“${place}”`, en: `the record denies “${own}”: “${place}”` }
              : conflict.kind === 'time'
                ? { zh: `“${own}”在原文中为既往：“${place}”`, en: `“${own}” is of the past in the record: “${place}”` }
                : { zh: `“${own}”与原文相反：“${place}”`, en: `“${own}” is the reverse of the record: “${place}”` },
        ),
      ),
    ...resultRemarks(section),
  ],
}
