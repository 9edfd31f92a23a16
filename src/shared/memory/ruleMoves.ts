/**
 *   proposed ──approve──► approved ──► off ──approve──► approved
 *                            │  └────► rolled-back (for good: the same is not proposed again)
 *                            └───────► suspended (its use raised a red finding) ──approve──► approved
 */
export const ruleStates = ['proposed', 'approved', 'off', 'rolled-back', 'suspended'] as const
export type RuleState = (typeof ruleStates)[number]

/** At most so many approved rules of one section: what nobody can keep in mind, nobody can answer for. */
export const maximumRulesOfSection = 8

export const moves: Readonly<Record<RuleState, readonly RuleState[]>> = {
  proposed: ['approved', 'off'],
  approved: ['off', 'rolled-back', 'suspended'],
  off: ['approved', 'rolled-back'],
  suspended: ['approved', 'off', 'rolled-back'],
  'rolled-back': [],
}
