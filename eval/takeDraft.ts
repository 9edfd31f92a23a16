import { goldFactsSchema } from '../src/main/cli/guardGoldRecords.ts'
import type { Finding, Omission } from '../src/shared/guard/finding.ts'
import type { Guard } from '../src/shared/guard/guard.ts'
import type { Template } from '../src/shared/template.ts'
import { languageOf } from '../src/shared/text/language.ts'
import { planSections, recordPlaces } from '../src/main/pipeline/plan.ts'
import { addToRow, type EvalRow } from './evalRow.ts'
import { scoreGold } from './goldScore.ts'
import { isAbsent, type ModeResult } from './modes.ts'

/** A line of the data: gold facts and false statements where it has them. */
export type EvalRecord = {
  readonly id: string
  readonly source_text: string
  readonly gold?: unknown
  readonly must_not?: readonly string[]
}

/** Holds one draft against its record and its gold facts and adds what comes of it to the row. `hasPanel`: what it left out is shown to the reader. */
export function takeDraft(
  row: EvalRow,
  guard: Guard,
  template: Template,
  { source_text: text, gold, must_not: mustNot = [] }: EvalRecord,
  result: ModeResult,
  hasPanel: boolean,
): { readonly findings: Finding[]; readonly omissions: Omission[] } {
  const record = guard.readRecord(text)
  const draft = result.sections.map(({ heading, text: words }) => ({ section: heading, text: words }))
  const findings = guard.check(record, draft)
  const plans = planSections(text, record.segments, template, languageOf(text), record)
  const omissions = guard.omissions(record, draft, recordPlaces(plans))
  addToRow(row, text, result, findings)
  if (gold !== undefined)
    row.gold.push(
      scoreGold(goldFactsSchema.parse(gold), mustNot, {
        omissions: hasPanel ? omissions.map(({ evidence }) => evidence.map((span) => span.text).join(' ')) : [],
        sections: result.sections.map((section) => ({ ...section, isAbsent: isAbsent(section.text, section.statements) })),
      }),
    )
  return { findings, omissions }
}
