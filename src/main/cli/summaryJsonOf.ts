import type { DraftView, Statement } from '../../shared/note.ts'
import type { Review } from '../../shared/review.ts'
import { summaryJsonSchema, type SummaryJson } from '../../shared/summaryJson.ts'

/** A draft and its review as `--json` prints them, without what only the window needs: nobody overrides a finding here. */
export function summaryJsonOf(
  { sections, coverage, rejections, model, versions, timing }: DraftView,
  review: Review,
  seed: number,
  suggestions?: readonly Statement[],
): SummaryJson {
  const findings = review.findings.map(({ rule, severity, section, span, evidence, message, repairs }) => ({
    rule,
    severity,
    section,
    span,
    evidence,
    message,
    repairs,
  }))
  return summaryJsonSchema.parse({
    sections,
    findings,
    omissions: review.omissions,
    ...(suggestions && { suggestions }),
    coverage,
    rejections,
    model,
    versions,
    timing,
    seed,
  })
}
