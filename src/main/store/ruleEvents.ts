import type { RuleEventKind, RuleId } from '../../shared/memory/rule.ts'
import type { DraftId } from '../../shared/note.ts'
import { appendAudit } from './audit.ts'
import { run } from './sql.ts'
import type { WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

type NewRuleEvent = {
  readonly ruleId: RuleId
  readonly kind: RuleEventKind
  readonly at: number
  /** Where it was used, or raised the finding that suspended it. */
  readonly draftId?: DraftId | undefined
  /** A code, never words of a note. */
  readonly reason?: string | undefined
}

export function appendRuleEvent(store: WritableStore, { ruleId, kind, at, draftId, reason }: NewRuleEvent): void {
  const sql = 'INSERT INTO rule_events (rule_id, kind, at, draft_id, reason) VALUES (@ruleId, @kind, @at, @draftId, @reason)'
  transaction(store, () => {
    run(store, sql, { ruleId, kind, at, draftId: draftId ?? null, reason: reason ?? null })
    // that a rule was used is told with the draft itself
    if (kind !== 'used') appendAudit(store, { kind: 'rule-changed', at, draftId: draftId ?? null, facts: { rule: ruleId, to: kind } })
  })
}
