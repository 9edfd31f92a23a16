import type { Rule } from '../rule.ts'
import { f0Support } from './f0Support.ts'
import { f1Values } from './f1Values.ts'
import { f2Negation } from './f2Negation.ts'
import { f3Side } from './f3Side.ts'
import { f4Drugs } from './f4Drugs.ts'
import { f5Diagnoses } from './f5Diagnoses.ts'
import { f6Certainty } from './f6Certainty.ts'
import { f7Status } from './f7Status.ts'
import { f9Normality } from './f9Normality.ts'

/** Every rule of the design page by its id. */
export const ruleIds = ['F0', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F9'] as const

export const rules: readonly Rule[] = [f0Support, f1Values, f2Negation, f3Side, f4Drugs, f5Diagnoses, f6Certainty, f7Status, f9Normality]

/** Stops the program where a rule of the list has no implementation, or two: an empty rule that reports nothing is worse than none. */
export function requireAllRules(list: readonly Rule[] = rules): void {
  for (const id of ruleIds) {
    const count = list.filter((rule) => rule.id === id).length
    if (count !== 1) throw new Error(`the guard's rule ${id} has ${String(count)} implementations`)
  }
}
