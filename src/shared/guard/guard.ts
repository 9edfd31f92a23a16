import type { Lexicon } from '../lexicon/lexicon.ts'
import { maximumSectionCharacters } from '../limits.ts'
import { languageOf } from '../text/language.ts'
import type { HeadingTable } from '../text/segment.ts'
import { alignDraft } from './align.ts'
import { analyse } from './analysis.ts'
import type { Finding, Omission } from './finding.ts'
import { isBareName } from './bareNames.ts'
import { standingRemarks } from './copiedSentences.ts'
import { dischargeClaims } from './dischargeClaims.ts'
import { draftParts, type DraftPart } from './draftParts.ts'
import { drugClaims } from './drugClaims.ts'
import { readGuardRecord, type GuardRecord } from './guardRecord.ts'
import { defaultSettings, type GuardSettings } from './guardSettings.ts'
import { findOmissions, type RecordPlaces } from './omissions.ts'
import { withoutInstructions } from './instructions/withoutInstructions.ts'
import { resultsIn } from './resultClaims.ts'
import type { Remark, Rule, SectionContext } from './rule.ts'
import { rules, requireAllRules } from './rules/ruleTable.ts'
import { sectionKindOf, type SectionKind } from './sectionKind.ts'
import { shortFormFinder, type ShortForm } from './shortForms.ts'
import { susceptibilityConflicts } from './susceptibility.ts'
import { termConflicts } from './termConflicts.ts'
import { findUncarried } from './uncarried.ts'

export type DraftText = { readonly section: string; readonly text: string }

/** Holds drafts against a record. Pure; one guard serves any number of records. */
export type Guard = {
  /** Reads a record once; the result serves every check against it. */
  readRecord(text: string): GuardRecord
  /** All findings, in the order of the sections and of the text; their order never depends on that of the rules. */
  check(record: GuardRecord, draft: readonly DraftText[]): Finding[]
  /** One statement alone, for the decoder: only what makes it untrue, nothing about the section as a whole. */
  checkStatement(record: GuardRecord, kind: SectionKind, text: string): Finding[]
  /** What the record holds and the draft lacks. */
  omissions(record: GuardRecord, draft: readonly DraftText[], places?: RecordPlaces): Omission[]
  /** Short forms of the record that are easily taken for something else. */
  shortForms(record: GuardRecord): ShortForm[]
}

/** That words are not in the record says nothing more where a rule says in red what the record has in their place. */
function withoutDoubles(findings: readonly Finding[]): Finding[] {
  const precise = findings.filter(({ rule, severity }) => severity === 'red' && rule !== 'F0')
  return findings.filter(
    ({ rule, span }) => rule !== 'F0' || !precise.some((other) => other.span.start <= span.start && other.span.end >= span.end),
  )
}

export function createGuard(lexicon: Lexicon, headings: HeadingTable, settings: Partial<GuardSettings> = {}): Guard {
  const full: GuardSettings = { ...defaultSettings, ...settings }
  requireAllRules()
  const active = rules.filter(({ id }) => full.severities[id] !== 'off')

  function read(record: GuardRecord, key: string, part: DraftPart, isStrict: boolean): SectionContext {
    const { kind, text } = part
    const analysis = analyse(part.content, lexicon)
    const aligned = alignDraft(record, analysis)
    return {
      key,
      kind,
      text,
      language: languageOf(text),
      analysis,
      aligned,
      uncarried: findUncarried(record, analysis, aligned),
      conflicts: [
        ...aligned.flatMap(({ conflicts }) => conflicts),
        ...termConflicts(record, analysis, aligned),
        ...drugClaims(record, analysis, kind !== 'plan' ? 'none' : isStrict ? 'strict' : 'named'),
        ...dischargeClaims(record, analysis),
        ...susceptibilityConflicts(record, analysis),
      ].filter(
        (conflict, at, all) =>
          (kind === 'plan' || !isBareName(analysis, conflict)) &&
          all.findIndex((other) => other.kind === conflict.kind && other.from < conflict.to && other.to > conflict.from) === at,
      ),
      results: resultsIn(record, analysis),
      record,
      lexicon,
      settings: full,
    }
  }

  /** What is longer than a section may be is not read to its end, and F12 says so in red. */
  const partsOf = (record: GuardRecord, key: string, kind: SectionKind, text: string, isStrict = false) => {
    const parts = draftParts(kind, text.slice(0, maximumSectionCharacters), headings)
    return parts.map((part, index) =>
      read(record, key, { ...part, text: part.text + (index === 0 ? text.slice(maximumSectionCharacters) : '') }, isStrict),
    )
  }

  function run(sections: readonly SectionContext[], list: readonly Rule[]): Finding[] {
    const order = new Map([...new Set(sections.map(({ key }) => key))].map((key, at) => [key, at]))
    const placeOf = ({ section }: Finding) => order.get(section) ?? 0
    return sections
      .flatMap((section) => {
        const standing = standingRemarks(section)
        return withoutDoubles(
          list.flatMap((rule) => standing(rule.id, rule.check(section)).map((remark) => findingOf(section, rule, remark))),
        )
      })
      .sort(
        (a, b) =>
          placeOf(a) - placeOf(b) ||
          a.span.start - b.span.start ||
          a.span.end - b.span.end ||
          (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
      )
  }

  const findingOf = (section: SectionContext, rule: Rule, remark: Remark): Finding => ({
    rule: rule.id,
    severity: weigh(rule, remark.severity),
    section: section.key,
    span: { start: remark.span.start, end: remark.span.end },
    evidence: (remark.evidence ?? []).map(({ start, end }) => ({ start, end, text: section.record.text.slice(start, end) })),
    message: remark.message,
    repairs: [...(remark.repairs ?? [])],
  })

  function weigh(rule: Rule, own: Finding['severity'] | undefined): Finding['severity'] {
    const set = full.severities[rule.id]
    return set !== undefined && set !== 'off' ? set : (own ?? rule.severity)
  }

  return {
    // what speaks to the program carries no statement
    readRecord: (text) => readGuardRecord(withoutInstructions(text), lexicon, headings),
    check: (record, draft) =>
      run(
        draft.flatMap(({ section, text }) => partsOf(record, section, sectionKindOf(section), text)),
        active,
      ),
    checkStatement: (record, kind, text) =>
      run(
        partsOf(record, kind, kind, text, true),
        active.filter(({ id }) => id.startsWith('F') && id !== 'F12'),
      ),
    shortForms: shortFormFinder(lexicon),
    omissions: (record, draft, places) =>
      findOmissions(
        record,
        draft.flatMap(({ section, text }) => partsOf(record, section, sectionKindOf(section), text)),
        places,
      ),
  }
}
