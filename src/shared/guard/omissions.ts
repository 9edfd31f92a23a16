import type { Omission, OmissionKind } from './finding.ts'
import type { TermPlace } from './analysis.ts'
import type { GuardRecord } from './guardRecord.ts'
import { appendQuotation } from './repairs.ts'
import type { SectionContext } from './rule.ts'
import type { SectionKind } from './sectionKind.ts'
import { flags } from '../text/scopeFlags.ts'

const allergy = /过敏|allerg/i
const followUp = /随访|随诊|复诊|复查|follow[- ]?up|return (?:if|to)|recheck/i
const abnormal = /↑|↓|升高|增高|降低|下降|阳性|[（(]\+{1,4}[)）]|异常(?<!未见(?:明显)?异常)|elevated|decreased|positive|abnormal/i
/** The section that each kind belongs to; a draft of free text takes all. */
const homes: Readonly<Record<OmissionKind, SectionKind>> = {
  allergy: 'plan',
  diagnosis: 'diagnosis',
  result: 'diagnosis',
  medication: 'plan',
  'follow-up': 'plan',
}
const names: Readonly<Record<OmissionKind, { readonly zh: string; readonly en: string }>> = {
  allergy: { zh: '过敏', en: 'allergy' },
  diagnosis: { zh: '诊断', en: 'diagnosis' },
  result: { zh: '异常结果', en: 'abnormal result' },
  medication: { zh: '用药', en: 'medication' },
  'follow-up': { zh: '随访', en: 'follow-up' },
}
const planTopics = new Set(['plan', 'orders', 'discharge-orders', 'follow-up'])

/** What the record holds and the draft lacks: allergies, stated diagnoses, abnormal results, current drugs, follow-up; each a clause of the record. */
export function findOmissions(record: GuardRecord, sections: readonly SectionContext[]): Omission[] {
  const carried = new Set(
    sections.flatMap((section) =>
      section.aligned.flatMap(({ carriers }) => carriers.filter(({ gain }) => gain >= 2).map(({ clause }) => clause)),
    ),
  )
  const said = new Set(sections.flatMap(({ analysis }) => analysis.terms.flatMap(({ concepts }) => concepts)))
  const free = sections.find(({ kind }) => kind === 'free') ?? sections[0]
  if (!free) return []
  const seen = new Set<string>()
  const termsIn = new Map<number, TermPlace[]>()
  for (const term of record.terms) termsIn.set(term.clause, [...(termsIn.get(term.clause) ?? []), term])
  return record.clauses.flatMap((clause, index) => {
    const text = record.text.slice(clause.start, clause.end)
    const kind = carried.has(index) ? undefined : omittedIn(record, index, text, termsIn.get(index) ?? [], said)
    if (!kind || seen.has(text)) return []
    seen.add(text)
    const home = sections.find((section) => section.kind === homes[kind]) ?? free
    const end = home.text.length
    return [
      {
        rule: 'OM',
        kind,
        severity: 'hint' as const,
        section: home.key,
        span: { start: end, end },
        evidence: [{ start: clause.start, end: clause.end, text }],
        message: { zh: `原文有、摘要无（${names[kind].zh}）：${text}`, en: `in the record, not in the draft (${names[kind].en}): ${text}` },
        repairs: [appendQuotation(record, home.text, clause)],
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
): OmissionKind | undefined {
  const clause = record.clauses[index]
  const topic = record.topicOf[index] ?? ''
  if (!clause) return undefined
  if (allergy.test(text)) return 'allergy'
  const isDenied = ((record.flags[clause.from] ?? 0) & flags.negated) !== 0
  const terms = termsHere.filter((term) => !term.concepts.some((concept) => said.has(concept)))
  if (topic === 'diagnosis' && terms.some(({ kind }) => kind === 'disease')) return 'diagnosis'
  if (terms.some(({ kind }) => kind === 'drug') && !isDenied && topic !== 'past-history') return 'medication'
  if (abnormal.test(text) && !isDenied) return 'result'
  return followUp.test(text) && planTopics.has(topic) ? 'follow-up' : undefined
}
