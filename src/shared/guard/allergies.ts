import { flags } from '../text/scopeFlags.ts'
import type { TermPlace } from './analysis.ts'
import { deleteSpan, markAsOwn, tokenSpan } from './repairs.ts'
import type { Remark, SectionContext } from './rule.ts'

const allergy = /过敏|allerg|anaphyla/i
const gives = /予|给|服|静|滴|肌注|注射|\b(?:start|prescribe|give|take|continue|initiate|begin)/i
const denial = /(?:无|否认)[^，。；]{0,8}过敏|no known (?:drug )?allerg|nkda|denies[^.]{0,30}allerg/i

/** Drugs that the record calls an allergy of the patient. */
function recordedAllergies({ record }: SectionContext): TermPlace[] {
  return (record.termsOfKind.get('drug') ?? []).filter((term) => {
    if (((record.flags[term.from] ?? 0) & (flags.negated | flags.family)) !== 0) return false
    const clause = record.clauses[term.clause]
    return clause !== undefined && (allergy.test(record.text.slice(clause.start, clause.end)) || record.topicOf[term.clause] === 'allergy')
  })
}

/** Drugs of the draft that stand against a recorded allergy, by the drug or by its class. */
export function againstAllergy(section: SectionContext): Remark[] {
  const allergies = recordedAllergies(section)
  if (allergies.length === 0) return []
  const { analysis, lexicon, text } = section
  const classOf = (surface: string) => lexicon.tables.classes.get(surface.toLowerCase())
  return analysis.terms.flatMap((term) => {
    if (!term.kinds.includes('drug')) return []
    const clause = analysis.clauses[term.clause]
    if (!clause || allergy.test(text.slice(clause.start, clause.end))) return []
    if (((analysis.flags[term.from] ?? 0) & (flags.negated | flags.stopped | flags.refused)) !== 0) return []
    const found = allergies
      .slice(0, 20)
      .find(
        (known) =>
          known.concepts.some((concept) => term.concepts.includes(concept)) ||
          isSameFamily(known.surface, term.surface) ||
          (isNarrow(classOf(known.surface)) && classOf(known.surface) === classOf(term.surface)),
      )
    // the sentence that tells of the allergy itself, cut off from its word
    const isGiven = gives.test(text.slice(clause.start, clause.end))
    if (!found || (!isGiven && section.aligned[term.clause]?.carriers[0]?.clause === found.clause)) return []
    const span = tokenSpan(analysis, term.from, term.to)
    return [
      {
        span,
        evidence: [{ start: found.start, end: found.end }],
        message: {
          zh: `原文记载对“${found.surface}”过敏，草稿使用“${term.surface}”`,
          en: `the record has an allergy to “${found.surface}”, the draft uses “${term.surface}”`,
        },
        repairs: [deleteSpan({ start: clause.start, end: clause.end }), markAsOwn(section, span)],
      },
    ]
  })
}

/** A class such as “antibiotics” is too wide to warn by. */
const isNarrow = (name: string | undefined) => name !== undefined && /青霉素|头孢|磺胺|penicillin|cephalosporin|sulfonamide/i.test(name)
const isSameFamily = (a: string, b: string) =>
  [/西林|青霉素|cillin/i, /头孢|^cef|^ceph/i, /磺胺|sulfa/i, /沙星|floxacin/i].some((family) => family.test(a) && family.test(b))

/** The draft says that there is no allergy while the record has one. */
export function lostAllergy(section: SectionContext): Remark[] {
  const [first] = recordedAllergies(section)
  const hit = denial.exec(section.text)
  if (!first || !hit) return []
  return [
    {
      span: { start: hit.index, end: hit.index + hit[0].length },
      evidence: [{ start: first.start, end: first.end }],
      message: { zh: `原文记载对“${first.surface}”过敏`, en: `the record has an allergy to “${first.surface}”` },
    },
  ]
}
