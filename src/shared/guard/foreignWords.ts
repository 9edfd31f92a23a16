import type { AlignedClause } from './align.ts'
import type { Analysis } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { isPartOfName } from './mentions.ts'
import { isCarried } from './uncarried.ts'

/** Short words that change what a finding is, which the record does not hold: token span of the draft. */
export type ForeignWord = { readonly from: number; readonly to: number }

/** Characters that make a disease of the words before them. */
const heads = new Set([...'癌瘤炎聋疝疹痫疸'])
/** Words that end so and are none of their own. */
const general = /^[发消抗肿]$/
/** Before 性 these make no kind of finding. */
const plain = /^[男女个可能异特定活耐依顺习惯]$/
/** Grades, each with the words by which a record may put the same. */
const grades: readonly (readonly [RegExp, RegExp])[] = [
  [/轻度|轻微/g, /轻|略|稍|微/],
  [/中度/g, /中度|中等|轻中|中重/],
  [/重度|严重/g, /重度|严重|中重|极重|剧/],
  [/大量/g, /大量|量多|很多|较多/],
  [/中量/g, /中量|中等量/],
  [/少量/g, /少量|少许|量少|微量|略少/],
  [/剧烈/g, /剧/],
  [/完全|全部/g, /完全|全部|100%|消失/],
  [/部分/g, /部分|段|不完全/],
  [/弥漫/g, /弥漫|全[肺腹身]/],
  [/\bmoderate\b/gi, /moderate/i],
  [/\bsevere(?:ly)?\b/gi, /severe|excruciating|intense|worst|(?:[89]|10)\s?\/\s?10/i],
  [/\bmassive\b/gi, /massive|large/i],
  [/\bcomplete(?:ly)?\b/gi, /complete|fully|total/i],
  [/\bpartial(?:ly)?\b/gi, /partial|part/i],
  [/\bdiffuse(?:ly)?\b/gi, /diffuse|all over|throughout|generali[sz]ed/i],
]

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
    const places = record.pairs.get(`${before.text}\u0000${token.text}`)
    if (places && !(isHead && isCutName(record, draft, index, places))) return []
    const term = draft.terms[draft.termOf[index] ?? -1]
    const clause = aligned[token.clause]
    return term && clause && isCarried(record, draft, clause, term) ? [] : [{ from: index - 1, to: index + 1 }]
  })
}

/** 右眼膜炎 of 右眼角膜炎: the end of a name of the record, behind other letters than its own. */
function isCutName(record: GuardRecord, draft: Analysis, index: number, places: readonly number[]): boolean {
  if ((draft.termOf[index] as number) >= 0) return false
  return places.every((place) => {
    const term = record.terms[record.termOf[place] ?? -1]
    return term !== undefined && term.from < place && term.to > place && record.tokens[place - 1]?.text !== draft.tokens[index - 2]?.text
  })
}

function foreignGrades(record: GuardRecord, draft: Analysis): ForeignWord[] {
  const missing = grades.flatMap(([pattern, same]) => {
    const said = [...draft.folded.matchAll(pattern)]
    if (said.length === 0 || same.test(record.folded)) return []
    return said.filter(({ 0: word, index }) => !isPartOfName(record, draft, index, index + word.length))
  })
  return missing.flatMap((match) => {
    const from = draft.tokens.findIndex(({ start }) => start >= match.index)
    const to = draft.tokens.findIndex(({ start }) => start >= match.index + match[0].length)
    const end = to < 0 ? draft.tokens.length : to
    return from < 0 || end <= from ? [] : [{ from, to: end }]
  })
}
