import { flags } from '../text/scopeFlags.ts'
import type { Analysis, TermPlace } from './analysis.ts'
import { clauseText } from './clauseText.ts'
import { mentionsOf } from './mentions.ts'
import { deleteSpan, markAsOwn, tokenSpan } from './repairs.ts'
import type { Remark, SectionContext } from './rule.ts'

const allergy = /过敏(?!性|原)|超敏|allerg|anaphyla/i
/** Taken since, and nothing happened. */
const tolerated =
  /tolerat|without (?:any )?(?:reaction|problem|issue)|no (?:reaction|rxn|problem)|w\/o (?:reaction|problem)|可耐受|耐受(?:好|良好)|无不良反应/i
/** What a record tells of an allergy without the word. */
const reaction = /过敏|超敏|皮疹|荨麻疹|红斑|皮试|allerg|anaphyla|rash|hives|urticaria|angioedema|swelling|reaction|itching/i
const gives = /予|给|服|继续|使用|静|滴|肌注|注射|\b(?:start|prescribe|give|take|continue|initiate|begin|apply)/i
/** Ways of saying that there is no allergy. */
export const denial =
  /(?:不算|并非|不是|非药物)过敏|(?:无|否认|未发现|没有|未诉)[^，。；,;]{0,8}过敏|过敏史?\s?[(（:：]\s?[-－无]|\bno (?:known )?(?:drug |food |medication |other )?allerg|\bnk(?:d?a|fa)\b|denies[^.]{0,30}allerg|allerg(?:y|ies)[: -]{1,3}(?:none|nil|no\b)/i
/** A substance that the record calls an allergy though no dictionary lists it: 海鲜过敏, 碘克沙醇迟发型超敏反应. */
const allergen =
  /(?:^|[，。；、：:,;\s对])(?!抗|脱|无|否认|药物|食物|有|既往|其他)([\u4e00-\u9fffA-Za-z]{2,10}?)(?:迟发型|严重)?(?:过敏(?!性|原|史|药)|超敏反应)/

const isOwn = (bits: number | undefined) => ((bits ?? 0) & (flags.negated | flags.family)) === 0

/** Drugs that the record calls an allergy of the patient. */
function recordedAllergies({ record }: SectionContext): TermPlace[] {
  return (record.termsOfKind.get('drug') ?? []).filter((term) => {
    if (!isOwn(record.flags[term.from])) return false
    const text = clauseText(record, term.clause)
    if (denial.test(text) || isTolerated(record, term.clause)) return false
    return isNamedAllergy(record, term) || /\bAll\s?:/.test(text) || standsUnderAllergy(record, term)
  })
}

/** Allergic to ertapenem, 头孢西丁过敏; not the ertapenem of “予厄他培南（头孢西丁过敏，首剂缓慢）”, which a bracket or another drug parts from the word. */
function isNamedAllergy(record: Analysis, term: TermPlace): boolean {
  const clause = record.clauses[term.clause]
  if (!clause) return false
  const before = record.folded.slice(clause.start, term.start)
  const after = record.folded.slice(term.end, clause.end)
  const [beforeBracket = ''] = after.split(/[(（]/)
  const isGiven = /\d\s?(?:g|mg|ml|iu|u)\b/i.test(beforeBracket)
  return allergy.test(before) || allergy.test(isGiven ? beforeBracket : after)
}

function isTolerated(record: Analysis, clause: number): boolean {
  const own = clauseText(record, clause)
  if (tolerated.test(own)) return true
  // 头孢呋辛曾用，耐受良好; not 青霉素过敏，头孢可耐受
  const isSameSentence = record.clauses[clause + 1]?.sentence === record.clauses[clause]?.sentence
  return isSameSentence && !reaction.test(own) && tolerated.test(clauseText(record, clause + 1))
}

/** Under a heading for allergies, and not past the first blank line: what follows there has lost its own heading. */
function standsUnderAllergy(record: SectionContext['record'], term: TermPlace): boolean {
  if (record.topicOf[term.clause] !== 'allergy') return false
  const segment = record.segments.findLast(({ start }) => start <= term.start)
  if (!segment) return false
  const between = record.text.slice(segment.headingEnd, term.start)
  // Allergy: bacitracin. and on the next line the procedure: only items go on over the line's end
  if (/[\p{L}\p{N}][^\n]*\n/u.test(between) && !/\n[ \t]*(?:[-•·*]|\d{1,2}[.、)])[^\n]*$/.test(between)) return false
  // 过敏史：青霉素。既往哮喘，平时吸沙丁胺醇: the full stop ends a Chinese one
  if (/[\u3400-\u9fff][)）]?。/.test(between)) return false
  // 过敏史：无；… 携带药物：甲巯咪唑: what follows is no list of allergies
  return !/\n[ \t]*\r?\n/.test(between) && !/^[\s：:]*(?:无|否认|未|none|nil|no\b|nkda)/i.test(between)
}

/** Drugs of the draft that stand against a recorded allergy, by the drug or by its class. */
export function againstAllergy(section: SectionContext): Remark[] {
  const allergies = recordedAllergies(section)
  if (allergies.length === 0) return []
  const { analysis, lexicon, kind } = section
  const classOf = (surface: string) => lexicon.tables.classes.get(surface.toLowerCase())
  return analysis.terms.flatMap((term) => {
    if (!term.kinds.includes('drug')) return []
    const clause = analysis.clauses[term.clause]
    const text = clauseText(analysis, term.clause)
    if (!clause || allergy.test(text)) return []
    if (((analysis.termBits[term.index] ?? 0) & (flags.negated | flags.stopped | flags.refused)) !== 0) return []
    const found = allergies
      .slice(0, 20)
      .find(
        (known) =>
          known.concepts.some((concept) => term.concepts.includes(concept)) ||
          isSameFamily(known.surface, term.surface) ||
          (isNarrow(classOf(known.surface)) && classOf(known.surface) === classOf(term.surface)),
      )
    // outside a plan a name alone gives nothing; and the sentence that tells of the allergy itself may be cut off from its word
    const isGiven = gives.test(text)
    const isTold = section.aligned[term.clause]?.carriers[0]?.clause === found?.clause
    if (!found || (!isGiven && (isTold || (kind !== 'plan' && !hasDose(analysis, term))))) return []
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

const hasDose = ({ quantities }: Analysis, { clause, to }: TermPlace) =>
  quantities.some((quantity) => quantity.clause === clause && quantity.from >= to && quantity.from <= to + 4)

/** A class such as “antibiotics” is too wide to warn by. */
const isNarrow = (name: string | undefined) => name !== undefined && /青霉素|头孢|磺胺|penicillin|cephalosporin|sulfonamide/i.test(name)
const isSameFamily = (a: string, b: string) =>
  [/西林|青霉素|cillin/i, /头孢|^cef|^ceph/i, /磺胺|sulfa/i, /沙星|floxacin/i].some((family) => family.test(a) && family.test(b))

/** The draft says that there is no allergy while the record has one. */
export function lostAllergy(section: SectionContext): Remark[] {
  const { analysis, record } = section
  return analysis.clauses.flatMap((clause, at) => {
    const text = clauseText(analysis, at)
    const hit = denial.exec(text)
    if (!hit) return []
    const named = analysis.terms.filter((term) => term.clause === at && term.kinds.includes('drug'))
    // 否认食物过敏 says nothing of drugs
    const isFood = /食物|食品|food|\bnkfa\b/i.test(hit[0]) && !/药|drug|medic/i.test(hit[0])
    const drugs = (isFood ? [] : recordedAllergies(section)).filter(
      (known) => named.length === 0 || named.some((term) => term.concepts.some((concept) => known.concepts.includes(concept))),
    )
    const found =
      drugs[0] ??
      (named.length === 0 && !/药/.test(text.slice(Math.max(0, hit.index - 4), hit.index + hit[0].length))
        ? otherAllergen(record)
        : undefined)
    if (!found) return []
    const words = record.text.slice(found.start, found.end)
    const start = clause.start + hit.index
    return [
      {
        span: { start, end: start + hit[0].length },
        evidence: [{ start: found.start, end: found.end }],
        message: { zh: `原文记载对“${words}”过敏`, en: `the record has an allergy to “${words}”` },
      },
    ]
  })
}

function otherAllergen(record: SectionContext['record']): { start: number; end: number } | undefined {
  for (const clause of record.clauses) {
    const text = record.folded.slice(clause.start, clause.end)
    const found = allergy.test(text) && !denial.test(text) ? allergen.exec(text) : null
    const at = found ? text.indexOf(found[1] ?? '', found.index) : -1
    if (found && at >= 0 && record.tokens.slice(clause.from, clause.to).every((_, index) => isOwn(record.flags[clause.from + index])))
      return { start: clause.start + at, end: clause.start + at + (found[1] ?? '').length }
  }
  return undefined
}

/** The draft gives the patient an allergy to a drug of which the record tells none. */
export function inventedAllergy(section: SectionContext): Remark[] {
  const { analysis, record } = section
  return analysis.terms.flatMap((term) => {
    const text = clauseText(analysis, term.clause)
    if (!term.kinds.includes('drug') || !allergy.test(text) || denial.test(text) || !isOwn(analysis.termBits[term.index])) return []
    const mentions = mentionsOf(record, term)
    if (mentions.length === 0 || mentions.some((place) => tellsReaction(record, place))) return []
    const [first] = mentions
    return [
      {
        span: tokenSpan(analysis, term.from, term.to),
        evidence: first ? [{ start: first.start, end: first.end }] : [],
        message: { zh: `原文未记载对“${term.surface}”过敏`, en: `the record tells of no allergy to “${term.surface}”` },
      },
    ]
  })
}

/** A reaction told in the clause of the drug, or in those after it up to another drug's. */
function tellsReaction(record: SectionContext['record'], place: TermPlace): boolean {
  if (record.topicOf[place.clause] === 'allergy') return true
  const sentence = record.clauses[place.clause]?.sentence
  // of a list of drugs no single one is told of
  const own = record.terms
    .slice(Math.max(0, place.index - 10), place.index + 10)
    .filter(({ kinds, clause }) => clause === place.clause && kinds.includes('drug'))
  if (own.length >= 3) return reaction.test(clauseText(record, place.clause))
  const others = record.terms.slice(place.index + 1, place.index + 30).filter(({ kinds }) => kinds.includes('drug'))
  const isDrug = (at: number) => at !== place.clause && others.some(({ clause }) => clause === at)
  for (let at = place.clause; at < place.clause + 5 && record.clauses[at]?.sentence === sentence && !isDrug(at); at++)
    if (reaction.test(clauseText(record, at)) && !denial.test(clauseText(record, at))) return true
  return false
}
