import type { Omission } from '../../shared/guard/finding.ts'

/** The omission that the key inserts: the one that was chosen, by its place in the record, or else the first. */
export function targetOmission(omissions: readonly Omission[], chosen: number | null): Omission | undefined {
  return omissions.find(({ evidence }) => evidence[0]?.start === chosen) ?? omissions[0]
}
