import { randomUUID } from 'node:crypto'
import { AppFailure } from '../../shared/errors.ts'
import { ruleTypeOf } from '../../shared/memory/change.ts'
import { changeKey } from '../../shared/memory/changeKeys.ts'
import { refusalOf, type Refusal } from '../../shared/memory/changeRefusal.ts'
import { ruleIdSchema } from '../../shared/memory/rule.ts'
import { maximumPackCharacters, packHeadSchema, packVersion, rulePackSchema, type RulePack } from '../../shared/memory/rulePack.ts'
import { appendAudit } from '../store/audit.ts'
import { appendCorrectionRule, readCorrectionRules } from '../store/correctionRules.ts'
import { appendRuleEvent } from '../store/ruleEvents.ts'
import { transaction } from '../store/transaction.ts'
import type { MemoryDeps } from './memoryDeps.ts'

/** `known`: rules that were here already, in whatever state; `refused`: why each of the rest may be no rule. */
export type ImportedRules = { readonly proposed: number; readonly known: number; readonly refused: Refusal[] }

/**
 * Takes the rules of a pack in, as proposals of the physician who works here: each has to be approved by hand, and a rule that could not have been learned is
 * refused. Throws `rule-pack-unreadable`, and `rule-pack-newer` for a pack of a later program.
 */
export function importRules(deps: MemoryDeps, { text }: { readonly text: string }): ImportedRules {
  const { store, lexicon, now } = deps
  const physician = deps.physician()
  const pack = readPack(text)
  return transaction(store, () => {
    const key = (sectionId: string, change: RulePack['rules'][number]['change']) => `${sectionId}\t${changeKey(change)}`
    const here = new Set(readCorrectionRules(store, physician).map(({ sectionId, change }) => key(sectionId, change)))
    const refused: Refusal[] = []
    let proposed = 0
    let known = 0
    for (const { sectionId, change } of pack.rules) {
      const refusal = refusalOf(change, lexicon())
      if (refusal !== null) refused.push(refusal)
      else if (here.has(key(sectionId, change))) known++
      else {
        here.add(key(sectionId, change))
        const id = ruleIdSchema.parse(randomUUID())
        appendCorrectionRule(store, { id, physician, sectionId, type: ruleTypeOf(change), change, origin: 'pack', examples: [], at: now() })
        appendRuleEvent(store, { ruleId: id, kind: 'proposed', at: now() })
        proposed++
      }
    }
    appendAudit(store, { kind: 'rules-imported', at: now(), facts: { proposed, known, refused: refused.length } })
    return { proposed, known, refused }
  })
}

function readPack(text: string): RulePack {
  const unreadable = (reason: string) => new AppFailure('rule-pack-unreadable', { reason })
  if (text.length > maximumPackCharacters) throw unreadable('size')
  const value = valueOf(text)
  const head = packHeadSchema.safeParse(value)
  if (!head.success) throw unreadable('format')
  if (head.data.version > packVersion) throw new AppFailure('rule-pack-newer', { found: head.data.version, known: packVersion })
  const pack = rulePackSchema.safeParse(value)
  if (!pack.success) throw unreadable(pack.error.issues[0]?.path.join('.') ?? 'rules')
  return pack.data
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch {
    throw new AppFailure('rule-pack-unreadable', { reason: 'JSON' })
  }
}
