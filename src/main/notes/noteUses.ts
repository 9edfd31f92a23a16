import type { DraftId, DraftSection } from '../../shared/note.ts'
import { actorOf } from '../store/actors.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { appendRuleEvent } from '../store/ruleEvents.ts'
import type { WritableStore } from '../store/openStore.ts'
import type { RulesInForce } from './rulesInForce.ts'

/** Writes down which rules a complete draft used, and which were found to make a statement untrue: those are suspended until the physician approves them again. */
export function noteUses(
  { store, now }: { readonly store: WritableStore; readonly now: () => number },
  draftId: DraftId,
  sections: readonly DraftSection[],
  memory: RulesInForce,
): void {
  const { suspended } = memory
  const used = memory.usesIn(sections)
  if (used.length === 0 && suspended.size === 0) return
  const rules = new Map(readCorrectionRules(store, actorOf(store).name).map((rule) => [rule.id as string, rule]))
  for (const name of used) {
    const rule = rules.get(name)
    if (rule) appendRuleEvent(store, { ruleId: rule.id, kind: 'used', at: now(), draftId })
  }
  for (const [ruleId, { finding }] of suspended) {
    // approved or switched off by hand meanwhile: the physician has the last word
    if (rules.get(ruleId)?.state === 'approved') appendRuleEvent(store, { ruleId, kind: 'suspended', at: now(), draftId, reason: finding })
  }
}
