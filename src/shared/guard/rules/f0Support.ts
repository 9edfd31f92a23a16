import { repairsOf, clauseOf, evidenceOf, tokenSpan } from '../repairs.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'
import type { Uncarried } from '../uncarried.ts'

const acts =
  /予|给|口服|静滴|静脉|注射|肌注|外用|行|术|疗|化疗|放疗|建议|服用|热敷|理疗|卧床|禁食|吸氧|\b(?:start|prescribe|begin|initiate|order|refer|recommend|give|schedule|perform|undergo|treat|administer|appl(?:y|ied)|plac(?:e|ed)|advise|continue)/i
const findsFault = /过敏|allerg/i

/** Content of a statement that nothing in the record carries. Drugs are F4's, look-alike diagnoses F5's, invented normality F9's. */
export const f0Support: Rule = {
  id: 'F0',
  severity: 'red',
  source: 'D',
  title: { zh: '原文无此内容', en: 'not in the record' },
  check: (section) => section.uncarried.flatMap((item) => remarkOf(section, item)),
}

function remarkOf(section: SectionContext, item: Uncarried): Remark[] {
  if (item.isNormal || item.kind === 'drug') return []
  const severity = severityOf(section, item)
  if (!severity) return []
  const aligned = clauseOf(section, item.from)
  const span = tokenSpan(section.analysis, item.from, item.to)
  const words = section.text.slice(span.start, span.end)
  return [
    {
      span,
      severity,
      evidence: evidenceOf(section.record, aligned),
      message: { zh: `原文未见“${words}”`, en: `the record does not hold “${words}”` },
      repairs: repairsOf(section, aligned),
    },
  ]
}

function severityOf(section: SectionContext, item: Uncarried): 'red' | 'amber' | undefined {
  const clause = clauseOf(section, item.from)
  const text = clause ? section.text.slice(clause.clause.start, clause.clause.end) : ''
  if (item.kind === 'disease') return 'red'
  if (item.kind === 'procedure') return 'red'
  if (findsFault.test(text) && item.weight >= 2) return 'red'
  if (item.kind !== 'words') return item.share < 0.5 && item.weight >= 2 ? 'red' : 'amber'
  if (item.weight < 2) return undefined
  const isAct = section.kind === 'plan' || acts.test(text)
  if (isAct && item.weight >= 2 && item.share < 0.67) return 'red'
  if (section.kind === 'diagnosis' && item.weight >= 3 && item.share < 0.67) return 'red'
  return item.weight >= (section.language === 'en' ? 2 : 3) && item.share < 0.36 ? 'red' : 'amber'
}
