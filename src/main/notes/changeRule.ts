import { randomUUID } from 'node:crypto'
import { AppFailure } from '../../shared/errors.ts'
import { changeKey } from '../../shared/memory/changeKeys.ts'
import { refusalOf } from '../../shared/memory/changeRefusal.ts'
import { consolidate } from '../../shared/memory/consolidate.ts'
import { ruleIdSchema, type MemoryRule, type RuleId } from '../../shared/memory/rule.ts'
import { maximumRulesOfSection, moves } from '../../shared/memory/ruleMoves.ts'
import { appendCorrectionRule, readCorrectionRule, readCorrectionRules } from '../store/correctionRules.ts'
import { appendRuleEvent } from '../store/ruleEvents.ts'
import { transaction } from '../store/transaction.ts'
import type { MemoryDeps } from './memoryDeps.ts'

export type ChangeRuleInput = { readonly ruleId: RuleId; readonly to: 'approved' | 'off' | 'rolled-back' }

/**
 * Approves a rule, switches it off, or takes it back for good. What an approval sets against others is put in order at once: of chains and quarrels one stays.
 * Throws `rule-not-found` (also for another physician's), `rule-state`, `rule-refused`, `rules-full`.
 */
export function changeRule(deps: MemoryDeps, { ruleId, to }: ChangeRuleInput): MemoryRule {
  const { store, now, physician } = deps
  const own = physician()
  return transaction(store, () => {
    const rule = readCorrectionRule(store, own, ruleId)
    if (!rule) throw new AppFailure('rule-not-found')
    if (!moves[rule.state].includes(to)) throw new AppFailure('rule-state', { state: rule.state })
    if (to === 'approved') approve(deps, own, rule)
    else appendRuleEvent(store, { ruleId, kind: to, at: now() })
    return readCorrectionRule(store, own, ruleId) ?? rule
  })
}

function approve({ store, now, lexicon }: MemoryDeps, physician: string, rule: MemoryRule): void {
  const refusal = refusalOf(rule.change, lexicon())
  if (refusal !== null) throw new AppFailure('rule-refused', { reason: refusal })
  const ofSection = readCorrectionRules(store, physician).filter(({ sectionId }) => sectionId === rule.sectionId)
  const others = ofSection.filter(({ state }) => state === 'approved')
  const { off, added } = consolidate(rule, others, lexicon())
  const fresh = added.filter(({ change }) => others.every((other) => changeKey(other.change) !== changeKey(change)))
  const stays = off.includes(rule.id) ? 0 : 1
  const count = others.filter(({ id }) => !off.includes(id)).length + stays + fresh.length
  if (count > maximumRulesOfSection) throw new AppFailure('rules-full', { maximum: maximumRulesOfSection })

  appendRuleEvent(store, { ruleId: rule.id, kind: 'approved', at: now() })
  for (const ruleId of off) appendRuleEvent(store, { ruleId, kind: 'off', at: now(), reason: 'consolidated' })
  for (const { change, examples } of fresh) {
    const id = ruleIdSchema.parse(randomUUID())
    const { sectionId, type } = rule
    appendCorrectionRule(store, { id, physician, sectionId, type, change, origin: 'consolidated', examples, at: now() })
    appendRuleEvent(store, { ruleId: id, kind: 'approved', at: now(), reason: 'consolidated' })
  }
}
