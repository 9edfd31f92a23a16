import { flags } from '../../text/scopeFlags.ts'
import { repairsOf, clauseOf, evidenceOf, tokenSpan } from '../repairs.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'
import { causeClaims } from '../causeClaims.ts'
import { foreignWords } from '../foreignWords.ts'
import type { Result } from '../resultClaims.ts'
import type { Uncarried } from '../uncarried.ts'
import { denial } from '../allergies.ts'
import { wordSwaps } from '../wordSwaps.ts'

const acts =
  /予|给|口服|静滴|静脉|注射|肌注|外用|行|术|疗|化疗|放疗|建议|服用|热敷|理疗|卧床|禁食|吸氧|\b(?:start|prescribe|begin|initiate|order|refer|recommend|give|schedule|perform|undergo|treat|administer|appl(?:y|ied)|plac(?:e|ed)|advise|continue)/i
/** Kinds that the dictionary knows with their synonyms: one that the record lacks is a finding or an examination of its own. */
const named = new Set<Uncarried['kind']>(['symptom', 'exam', 'lab'])
const findsFault = /过敏|allerg/i

/** Content of a statement that nothing in the record carries. Drugs are F4's, look-alike diagnoses F5's, invented normality F9's. */
export const f0Support: Rule = {
  id: 'F0',
  severity: 'red',
  source: 'D',
  title: { zh: '原文无此内容', en: 'not in the record' },
  check: (section) => {
    const carried = section.results.filter(({ isCarried }) => isCarried)
    const isResult = ({ kind, from, to }: Uncarried) => kind === 'words' && carried.some((result) => result.from <= from && result.to >= to)
    const found = section.uncarried.filter((item) => !isResult(item)).flatMap((item) => remarkOf(section, item))
    const isNew = ({ span }: Remark) =>
      !found.some((known) => known.severity === 'red' && known.span.start < span.end && known.span.end > span.start)
    return [...found, ...swapRemarks(section).filter(isNew), ...foreignRemarks(section, carried).filter(isNew), ...causeRemarks(section)]
  },
}

const swapRemarks = (section: SectionContext): Remark[] =>
  section.aligned.flatMap((aligned) =>
    wordSwaps(section.record, section.analysis, aligned).map(({ from, to, recordFrom, recordTo }) => {
      const span = tokenSpan(section.analysis, from, to)
      const place = tokenSpan(section.record, recordFrom, recordTo)
      const own = section.text.slice(span.start, span.end)
      const said = section.record.text.slice(place.start, place.end)
      return {
        span,
        severity: 'red',
        evidence: [place],
        message: { zh: `“${own}”处原文为“${said}”`, en: `the record has “${said}” where this says “${own}”` },
        repairs: repairsOf(section, aligned),
      }
    }),
  )

const causeRemarks = (section: SectionContext): Remark[] =>
  causeClaims(section.record, section.analysis).map(({ from, to }) => ({
    span: tokenSpan(section.analysis, from, to),
    severity: 'red',
    evidence: evidenceOf(section.record, clauseOf(section, from)),
    message: { zh: '原文未将两者联系为因果', en: 'the record does not link the two as cause and effect' },
    repairs: repairsOf(section, clauseOf(section, from)),
  }))

/** 阴性 where the record has (-) is no kind of finding that it lacks. */
const foreignRemarks = (section: SectionContext, carried: readonly Result[]): Remark[] =>
  foreignWords(section.record, section.analysis, section.aligned)
    .filter((word) => !carried.some(({ from, to }) => from <= word.from && to >= word.to))
    .map(({ from, to }) => {
      const span = tokenSpan(section.analysis, from, to)
      const words = section.text.slice(span.start, span.end)
      return {
        span,
        severity: 'red',
        evidence: evidenceOf(section.record, clauseOf(section, from)),
        message: { zh: `原文未见“${words}”`, en: `the record does not hold “${words}”` },
        repairs: repairsOf(section, clauseOf(section, from)),
      }
    })

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
  // 无药物过敏 and NKDA are one; which allergy is denied is another rule's
  if (denial.test(text) && denial.test(section.record.folded)) return undefined
  if (findsFault.test(text) && item.weight >= 2) return 'red'
  if (item.kind !== 'words') return named.has(item.kind) || (item.share < 0.5 && item.weight >= 2) ? 'red' : 'amber'
  // a word of refusing, stopping or doubting is held against the record by its scope
  if (item.weight < 2 || isCueOnly(section, item)) return undefined
  // but, exceeds, tomorrow morning: a condensation chooses its own words for what is no clinical content; a free text says not of what it is one
  if (item.isOrdinary && item.share >= 0.34 && section.kind !== 'free') return 'amber'
  if (sharesMorpheme(section, item)) return 'amber'
  const isAct = section.kind === 'plan' || acts.test(text)
  if (isAct && (section.kind === 'plan' ? item.itemShare : item.share) < 0.8) return 'red'
  if (section.kind === 'diagnosis' && item.weight >= 3 && item.share < 0.67) return 'red'
  return item.share < 0.7 ? 'red' : 'amber'
}

/** 破溃 and 溃破, 休息 and 歇息: two ideographs of which one stands in the clause that carries the rest, where nothing of the draft answers to it. */
function sharesMorpheme(section: SectionContext, { from, to, weight }: Uncarried): boolean {
  const { record, analysis } = section
  const words = analysis.tokens.slice(from, to)
  const clause = clauseOf(section, from)
  if (!clause || weight !== 2 || words.length !== 2 || words.some(({ kind }) => kind !== 'han')) return false
  return clause.carriers.slice(0, 1).some(({ clause: at, places }) => {
    const target = record.clauses[at]
    if (!target) return false
    const answered = new Set(places)
    for (let index = target.from; index < target.to; index++)
      if (!answered.has(index) && words.some(({ text }) => text === record.tokens[index]?.text)) return true
    return false
  })
}

const isCueOnly = ({ analysis }: SectionContext, { from, to }: Uncarried) =>
  analysis.flags.subarray(from, to).every((bits, index) => (bits & flags.cue) !== 0 || (analysis.tokens[from + index]?.weight ?? 0) === 0)
