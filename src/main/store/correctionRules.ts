import type { MemoryRule, RuleId } from '../../shared/memory/rule.ts'
import { appendAudit } from './audit.ts'
import { memoryRuleRow } from './rows.ts'
import { all, first, run } from './sql.ts'
import type { ReadableStore, WritableStore } from './store.ts'
import { transaction } from './transaction.ts'

type NewRule = Pick<MemoryRule, 'id' | 'sectionId' | 'type' | 'change' | 'origin' | 'examples' | 'at'> & { readonly physician: string }

/** What a rule says never changes; its first event has to follow, or it is not read. */
export function appendCorrectionRule(store: WritableStore, { change, examples, ...plain }: NewRule): void {
  const sql = `INSERT INTO correction_rules (id, physician, section_id, type, change_json, origin, examples_json, at)
    VALUES (@id, @physician, @sectionId, @type, @change, @origin, @examples, @at)`
  transaction(store, () => {
    run(store, sql, { ...plain, change: JSON.stringify(change), examples: JSON.stringify(examples) })
    const { id, sectionId, type, origin, at } = plain
    appendAudit(store, { kind: 'rule-added', at, facts: { rule: id, section: sectionId, type, origin } })
  })
}

const select = `SELECT r.id, r.section_id, r.type, r.change_json, r.origin, r.examples_json, r.at, e.kind AS state, e.reason,
    (SELECT count(*) FROM rule_events u WHERE u.rule_id = r.id AND u.kind = 'used') AS uses
  FROM correction_rules r
  JOIN rule_events e ON e.number = (SELECT max(number) FROM rule_events s WHERE s.rule_id = r.id AND s.kind <> 'used')`

/** The rules of one physician, the oldest first, each in the state that its last event left it. Never another's. */
export function readCorrectionRules(store: ReadableStore, physician: string): MemoryRule[] {
  return all(store, memoryRuleRow, `${select} WHERE r.physician = @physician ORDER BY r.number`, { physician })
}

export function readCorrectionRule(store: ReadableStore, physician: string, id: RuleId): MemoryRule | undefined {
  return first(store, memoryRuleRow, `${select} WHERE r.physician = @physician AND r.id = @id`, { physician, id })
}
