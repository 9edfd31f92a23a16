import { tokenSpan } from '../repairs.ts'
import type { Rule, SectionContext } from '../rule.ts'
import type { TermPlace } from '../analysis.ts'

/** A short form with several meanings is not spelt out by guess: the record has only the short form, the draft one of its readings. */
export const f8Abbreviations: Rule = {
  id: 'F8',
  severity: 'amber',
  source: 'D',
  title: { zh: '多义缩写被展开', en: 'ambiguous abbreviation spelt out' },
  check(section) {
    const shortForms = section.record.terms.filter(({ isAmbiguous }) => isAmbiguous)
    if (shortForms.length === 0) return []
    return section.analysis.terms.flatMap((term) => {
      const short = term.isAmbiguous ? undefined : shortForms.find((form) => readings(section, form.surface).includes(term.surface.toLowerCase()))
      if (!short || isSpeltOut(section, term)) return []
      return [
        {
          span: tokenSpan(section.analysis, term.from, term.to),
          evidence: [{ start: short.start, end: short.end }],
          message: { zh: `原文仅有“${short.surface}”，可有多种含义，请核对是否为“${term.surface}”`, en: `the record only has “${short.surface}”, which may mean other things than “${term.surface}”` },
        },
      ]
    })
  },
}

const readings = ({ lexicon }: SectionContext, short: string) => (lexicon.tables.ambiguous.get(short) ?? []).map((full) => full.toLowerCase())
const isSpeltOut = ({ record }: SectionContext, term: TermPlace) => record.terms.some((known) => !known.isAmbiguous && known.surface.toLowerCase() === term.surface.toLowerCase())
