import { flags } from '../../text/scopeFlags.ts'
import { conflictRemark } from '../conflictRemark.ts'
import type { Conflict } from '../conflict.ts'
import type { Rule } from '../rule.ts'

const nameOf = (bits: number) =>
  (bits & flags.refused) !== 0
    ? { zh: '拒绝', en: 'refused' }
    : (bits & flags.stopped) !== 0
      ? { zh: '已停', en: 'stopped' }
      : (bits & flags.conditional) !== 0
        ? { zh: '有条件者', en: 'conditional' }
        : (bits & (flags.planned | flags.advised)) !== 0
          ? { zh: '拟行', en: 'planned' }
          : { zh: '已行', en: 'done' }

/** Planned, done, refused and stopped are not taken for one another. */
export const f7Status: Rule = {
  id: 'F7',
  severity: 'red',
  source: 'D',
  title: { zh: '拟行、已行、拒绝、停用与原文不符', en: 'planned, done, refused or stopped differs' },
  check: (section) =>
    section.conflicts
      .filter(({ kind }) => kind === 'status' || kind === 'changed' || kind === 'conditional')
      .map((conflict) =>
        conflictRemark(
          section,
          conflict,
          (own, place) =>
            conflict.kind === 'changed'
              ? { zh: `“${own}”的现行医嘱与原文不同：“${place}”`, en: `the record's present orders for “${own}” differ: “${place}”` }
              : {
                  zh: `“${own}”在原文中为${nameOf(conflict.recordFlags).zh}：“${place}”`,
                  en: `“${own}” is ${nameOf(conflict.recordFlags).en} in the record: “${place}”`,
                },
          isPlanShortened(section.kind, conflict) ? 'amber' : 'red',
        ),
      ),
}

/** A plan that drops 拟 within the plan is still a plan. */
const isPlanShortened = (kind: string, { draftFlags, recordFlags }: Conflict) =>
  kind === 'plan' && (recordFlags & flags.planned) !== 0 && (draftFlags & (flags.done | flags.refused | flags.stopped)) === 0
