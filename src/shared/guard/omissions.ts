import type { Finding } from './finding.ts'
import type { TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import type { SectionContext } from './rule.ts'
import { flags } from '../text/scopeFlags.ts'

const allergy = /过敏|allerg/i
const followUp = /随访|随诊|复诊|复查|follow[- ]?up|return (?:if|to)|recheck/i
const abnormal = /↑|↓|升高|增高|降低|下降|阳性|[（(]\+{1,4}[)）]|异常(?<!未见(?:明显)?异常)|elevated|decreased|positive|abnormal/i
const planTopics = new Set(['plan', 'orders', 'discharge-orders', 'follow-up'])

/** What the record holds and the draft lacks: allergies, stated diagnoses, abnormal results, current drugs, follow-up; each a clause of the record. */
export function findOmissions(record: GuardRecord, sections: readonly SectionContext[]): Finding[] {
  const carried = new Set(
    sections.flatMap((section) =>
      section.aligned.flatMap(({ carriers }) => carriers.filter(({ gain }) => gain >= 2).map(({ clause }) => clause)),
    ),
  )
  const said = new Set(sections.flatMap(({ analysis }) => analysis.terms.flatMap(({ concepts }) => concepts)))
  const target = sections.find(({ kind }) => kind === 'free') ?? sections[0]
  if (!target) return []
  const seen = new Set<string>()
  const termsIn = new Map<number, TermPlace[]>()
  for (const term of record.terms) termsIn.set(term.clause, [...(termsIn.get(term.clause) ?? []), term])
  return record.clauses.flatMap((clause, index) => {
    const text = record.text.slice(clause.start, clause.end)
    const what = carried.has(index) ? undefined : omittedIn(record, index, text, termsIn.get(index) ?? [], said)
    if (!what || seen.has(text)) return []
    seen.add(text)
    const end = target.text.length
    return [
      {
        rule: 'OM',
        severity: 'hint' as const,
        section: target.key,
        span: { start: end, end },
        evidence: [{ start: clause.start, end: clause.end, text }],
        message: { zh: `原文有、摘要无（${what.zh}）：${text}`, en: `in the record, not in the draft (${what.en}): ${text}` },
        repairs: [{ kind: 'quote' as const, start: end, end, text, label: { zh: '引用插入', en: 'insert as a quotation' } }],
      },
    ]
  })
}

function omittedIn(
  record: GuardRecord,
  index: number,
  text: string,
  termsHere: readonly TermPlace[],
  said: ReadonlySet<number>,
): { zh: string; en: string } | undefined {
  const clause = record.clauses[index]
  const topic = record.topicOf[index] ?? ''
  if (!clause) return undefined
  if (allergy.test(text)) return { zh: '过敏', en: 'allergy' }
  const isDenied = ((record.flags[clause.from] ?? 0) & flags.negated) !== 0
  const terms = termsHere.filter((term) => !term.concepts.some((concept) => said.has(concept)))
  if (topic === 'diagnosis' && terms.some(({ kind }) => kind === 'disease')) return { zh: '诊断', en: 'diagnosis' }
  if (terms.some(({ kind }) => kind === 'drug') && !isDenied && topic !== 'past-history') return { zh: '用药', en: 'medication' }
  if (abnormal.test(text) && !isDenied) return { zh: '异常结果', en: 'abnormal result' }
  return followUp.test(text) && planTopics.has(topic) ? { zh: '随访', en: 'follow-up' } : undefined
}
