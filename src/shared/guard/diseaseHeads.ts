import type { Analysis } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isCarried } from './uncarried.ts'
import type { AlignedClause } from './align.ts'

/** Characters that make a disease of the words before them. */
const heads = new Set([...'癌瘤炎聋疝疹痫疸'])
/** Words that end so and are none of their own. */
const general = /^[发消抗肿]$/

/** Names of diseases in Chinese that no place of the record holds together, though its characters stand in it here and there: 左乳癌 of 左乳 and 卵巢癌. */
export function foreignHeads(record: GuardRecord, draft: Analysis, aligned: readonly AlignedClause[]): number[] {
  return draft.tokens.flatMap((token, index) => {
    const before = draft.tokens[index - 1]
    if (!heads.has(token.text) || before?.clause !== token.clause || before.kind !== 'han' || general.test(before.text)) return []
    if (record.pairs.has(`${before.text}\u0000${token.text}`)) return []
    const term = draft.terms[draft.termOf[index] ?? -1]
    const clause = aligned[token.clause]
    return term && clause && isCarried(record, draft, clause, term) ? [] : [index]
  })
}
