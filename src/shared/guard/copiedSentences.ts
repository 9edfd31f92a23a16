import type { Analysis } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import type { Remark, SectionContext } from './rule.ts'

/** Shorter ones say too little by themselves: 高血压 under the family's history. */
const least = { han: 8, latin: 20 }
/** What stands there is said of somebody else, or of what the patient has not. */
const ofOthers: ReadonlySet<string> = new Set(['family-history', 'differential'])

/** `clause`: the first of the sentence. */
type Sentence = { readonly start: number; readonly end: number; readonly clause: number; readonly key: string }

function sentencesOf({ clauses, folded }: Analysis): Sentence[] {
  const found: Sentence[] = []
  for (let at = 0; at < clauses.length;) {
    const clause = at
    const { start, sentence } = clauses[at] as Analysis['clauses'][number]
    let end = start
    for (; clauses[at]?.sentence === sentence; at++) end = clauses[at]?.end ?? end
    // a mark of doubt, of a result or of a change is a word here; a full stop is none
    const key = folded
      .slice(start, end)
      .replace(/\s+/g, '')
      .replace(/[.。;,!]+$/, '')
    if (key.length >= (/[\u3400-\u9fff]/.test(key) ? least.han : least.latin)) found.push({ start, end, clause, key })
  }
  return found
}

const known = new WeakMap<GuardRecord, ReadonlySet<string>>()

function recordSentences(record: GuardRecord): ReadonlySet<string> {
  let keys = known.get(record)
  if (!keys) {
    const own = sentencesOf(record).filter(({ clause }) => !ofOthers.has(record.topicOf[clause] ?? ''))
    known.set(record, (keys = new Set(own.map(({ key }) => key))))
  }
  return keys
}

/** Rules that hold what a sentence says against what the record says; of these the last tells what came later, and a plan must know that. */
const ofSaying: ReadonlySet<string> = new Set(['F0', 'F1', 'F2', 'F3', 'F6', 'F9', 'F7'])

/**
 * Which remarks of a rule on this section stand: none on a whole sentence that is the record's own, word for word, since whatever the rule reads in it the
 * record says too. Most sections have no remark, so their sentences are looked up at the first one.
 */
export function standingRemarks(section: SectionContext): (rule: string, remarks: readonly Remark[]) => readonly Remark[] {
  let copied: readonly Sentence[] | undefined
  return (rule, remarks) => {
    if (remarks.length === 0 || !ofSaying.has(rule) || (rule === 'F7' && section.kind === 'plan')) return remarks
    const keys = recordSentences(section.record)
    const own = (copied ??= sentencesOf(section.analysis).filter(({ key }) => keys.has(key)))
    return remarks.filter(({ span }) => !own.some(({ start, end }) => start <= span.start && end >= span.end))
  }
}
