import { randomUUID } from 'node:crypto'
import { learn } from '../../shared/memory/learn.ts'
import { ruleIdSchema, type RuleId } from '../../shared/memory/rule.ts'
import { appendCorrectionRule, readCorrectionRules } from '../store/correctionRules.ts'
import { readCorrections } from '../store/corrections.ts'
import { appendRuleEvent } from '../store/ruleEvents.ts'
import type { MemoryDeps } from './memoryDeps.ts'

/** Proposes what the corrections of a physician bear out by now; nothing acts before it is approved. Returns the new rules. */
export function proposeRules({ store, lexicon, now }: MemoryDeps, physician: string): RuleId[] {
  const proposals = learn(readCorrections(store, physician), readCorrectionRules(store, physician), lexicon())
  return proposals.map((proposal) => {
    const [id, at] = [ruleIdSchema.parse(randomUUID()), now()]
    appendCorrectionRule(store, { id, physician, ...proposal, origin: 'learned', at })
    appendRuleEvent(store, { ruleId: id, kind: 'proposed', at })
    return id
  })
}
