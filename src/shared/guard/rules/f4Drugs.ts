import { clauseOf, evidenceOf, repairsOf, replaceBy, tokenSpan } from '../repairs.ts'
import { lookAlikeIn } from '../lookAlikes.ts'
import { orphanDoses } from '../orphanDoses.ts'
import { regimenClaims, type RegimenClaim } from '../regimenClaims.ts'
import type { Remark, Rule, SectionContext } from '../rule.ts'

/** Every drug of the draft is in the record, under this name, its brand or its generic name, with its dose and how often. */
export const f4Drugs: Rule = {
  id: 'F4',
  severity: 'red',
  source: 'D',
  title: { zh: '原文无此药或用法不符', en: 'drug not in the record, or taken otherwise' },
  check: (section) => [
    ...[
      ...section.uncarried.filter(({ kind }) => kind === 'drug'),
      ...section.uncarried.filter(
        (item) =>
          item.kind === 'words' &&
          isDrugWord(section.text.slice(section.analysis.tokens[item.from]?.start, section.analysis.tokens[item.to - 1]?.end)),
      ),
    ].map(({ from, to, term }) => {
      const aligned = clauseOf(section, from)
      const span = tokenSpan(section.analysis, from, to)
      const own = section.text.slice(span.start, span.end)
      const alike = term ? lookAlikeIn(section, 'drug', own) : undefined
      const name = alike ? section.record.text.slice(alike.start, alike.end) : ''
      return {
        span,
        evidence: alike ? [{ start: alike.start, end: alike.end }] : evidenceOf(section.record, aligned),
        message: {
          zh: `原文无药物“${own}”${alike ? `，形近药名为“${name}”` : ''}`,
          en: `the record has no drug “${own}”${alike ? `; it has “${name}”` : ''}`,
        },
        repairs: repairsOf(section, aligned, alike ? [replaceBy(span, name)] : []),
      }
    }),
    ...regimenClaims(section.record, section.analysis).map((claim) => regimenRemark(section, claim)),
    ...orphanDoses(section.analysis).map(({ start, end }) => ({
      span: { start, end },
      evidence: evidenceOf(
        section.record,
        section.aligned.find(({ clause }) => clause.start >= start && clause.end <= end),
      ),
      message: { zh: '有剂量而无药名', en: 'a dose without its drug' },
      repairs: repairsOf(
        section,
        section.aligned.find(({ clause }) => clause.start >= start && clause.end <= end),
      ),
    })),
  ],
}

const regimenWords = {
  dose: { zh: '剂量', en: 'dose' },
  frequency: { zh: '频次', en: 'frequency' },
  route: { zh: '途径', en: 'route' },
} as const

function regimenRemark(section: SectionContext, { term, start, end, place, kind }: RegimenClaim): Remark {
  const clause = section.record.clauses[place.clause]
  const said = clause ? section.record.text.slice(clause.start, clause.end) : ''
  const own = section.text.slice(start, end)
  const what = regimenWords[kind]
  return {
    span: { start, end },
    evidence: clause ? [{ start: clause.start, end: clause.end }] : [],
    message: {
      zh: `“${term.surface}”的${what.zh}“${own}”与原文不符：“${said}”`,
      en: `the ${what.en} “${own}” of “${term.surface}” differs from the record: “${said}”`,
    },
    repairs: repairsOf(section, clauseOf(section, term.from)),
  }
}

/** A word is tried from its first letter only, and no further than 40: from each letter on, a line of letters would be quadratic. */
const drugWord =
  /(?:西林|沙星|他汀|普利|沙坦|洛尔|地平|拉唑|霉素|单抗|替尼|格列|韦林|昔洛韦|硝唑|康唑|噻嗪|松龙|米松|双胍|肝素|胰岛素|胶囊|注射液|颗粒|口服液|缓释片|肠溶片|分散片|滴眼液|软膏)|(?<![a-z])[a-z]{3,40}(?:pril|sartan|olol|statin|cillin|mycin|azole|prazole|mab|nib|dipine|floxacin|cycline|gliptin|gliflozin|glutide|parin|xaban|triptan|setron|sone|solone|oxetine|zepam|zolam|caine)\b/i
const isDrugWord = (text: string) => drugWord.test(text)
