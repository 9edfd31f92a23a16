import type { AlignedClause } from './align.ts'
import type { Analysis } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { hasRun, isCarried } from './uncarried.ts'

/** Short words that change what a finding is, which the record does not hold: token span of the draft. */
export type ForeignWord = { readonly from: number; readonly to: number }

/** Characters that make a disease of the words before them. */
const heads = new Set([...'癌瘤炎聋疝疹痫疸'])
/** Words that end so and are none of their own. */
const general = /^[发消抗肿]$/
/** Before 性 these make no kind of finding. */
const plain = /^[男女个可能异特定活耐依顺习惯]$/
const grades = /轻中度|中重度|轻度|中度|重度|大量|中量|少量|剧烈|完全|部分|弥漫|局限|双侧|单侧|\b(?:moderate|severe|massive|complete|partial|diffuse|bilateral)\b/gi

/** Names of diseases and kinds of findings that no place of the record holds together, and grades that it nowhere has: 左乳癌, 病毒性, 重度. */
export function foreignWords(record: GuardRecord, draft: Analysis, aligned: readonly AlignedClause[]): ForeignWord[] {
  return [...foreignPairs(record, draft, aligned), ...foreignGrades(record, draft)]
}

function foreignPairs(record: GuardRecord, draft: Analysis, aligned: readonly AlignedClause[]): ForeignWord[] {
  return draft.tokens.flatMap((token, index) => {
    const before = draft.tokens[index - 1]
    if (before?.kind !== 'han' || before.clause !== token.clause) return []
    const isHead = heads.has(token.text) && !general.test(before.text)
    if (!isHead && !(token.text === '性' && !plain.test(before.text))) return []
    if (record.pairs.has(`${before.text}\u0000${token.text}`)) return []
    const term = draft.terms[draft.termOf[index] ?? -1]
    const clause = aligned[token.clause]
    return term && clause && isCarried(record, draft, clause, term) ? [] : [{ from: index - 1, to: index + 1 }]
  })
}

function foreignGrades(record: GuardRecord, draft: Analysis): ForeignWord[] {
  return [...draft.folded.matchAll(grades)].flatMap((match) => {
    const from = draft.tokens.findIndex(({ start }) => start >= match.index)
    const to = draft.tokens.findIndex(({ start }) => start >= match.index + match[0].length)
    const end = to < 0 ? draft.tokens.length : to
    return from < 0 || end <= from || hasRun(record, draft, from, end) ? [] : [{ from, to: end }]
  })
}
