import type { DraftView } from '../../shared/note.ts'
import type { ReviewedFinding } from '../../shared/review.ts'
import { shownText } from './shownText.ts'
import type { CheckedDraft, FindingAt, WorkstationState } from './workstationState.ts'

const none: readonly ReviewedFinding[] = []

/**
 * The findings of the open draft where they stand in the text on the screen, in the order of sections and text. Between a key and the next answer
 * what was found before or after the change moves along with its words; what was found in the changed words is left out.
 */
export function shownFindings(
  checked: CheckedDraft | null,
  draft: DraftView | null,
  edits: WorkstationState['edits'],
): readonly ReviewedFinding[] {
  if (checked === null || draft === null || draft.phase !== 'drafted' || checked.draftId !== draft.id) return none
  return draft.sections.flatMap((section) => {
    const findings = checked.findings.filter((finding) => finding.section === section.id)
    const before = checked.texts[section.id] ?? ''
    const now = shownText(edits, draft, section)
    return before === now ? findings : carried(findings, before, now)
  })
}

/** Those that stand outside what changed between two texts, each with its offsets in the second. */
export function carried(findings: readonly ReviewedFinding[], before: string, now: string): readonly ReviewedFinding[] {
  const shorter = Math.min(before.length, now.length)
  let head = 0
  while (head < shorter && before[head] === now[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const shift = now.length - before.length
  const moved = <T extends { readonly start: number; readonly end: number }>(span: T): T | null => {
    if (span.end <= head) return span
    return span.start >= before.length - tail ? { ...span, start: span.start + shift, end: span.end + shift } : null
  }
  return findings.flatMap((finding) => {
    const span = moved(finding.span)
    return span === null ? [] : [{ ...finding, span, repairs: finding.repairs.flatMap((repair) => moved(repair) ?? []) }]
  })
}

/** Red and amber, not let stand with a reason: what F8 walks and the counter counts. */
export function openFindings(findings: readonly ReviewedFinding[]): readonly ReviewedFinding[] {
  return findings.filter(({ severity, override }) => severity !== 'hint' && override === null)
}

export function findingAt({ section, rule, span, passage }: ReviewedFinding): FindingAt {
  return { sectionId: section, rule, start: span.start, passage }
}

/** The finding that `at` names: on the same words, or else at the same place. */
export function findCurrent(findings: readonly ReviewedFinding[], at: FindingAt | null): ReviewedFinding | null {
  if (at === null) return null
  const alike = findings.filter(({ section, rule }) => section === at.sectionId && rule === at.rule)
  const isSamePassage = ({ passage: { text, start, end } }: ReviewedFinding): boolean =>
    text === at.passage.text && start === at.passage.start && end === at.passage.end
  return (
    alike.find((finding) => isSamePassage(finding) && finding.span.start === at.start) ??
    alike.find(isSamePassage) ??
    alike.find(({ span }) => span.start === at.start) ??
    null
  )
}

/** The open finding after or before the current one; where that is gone, after or before the place where it stood. Goes round at either end. */
export function movedFinding(
  findings: readonly ReviewedFinding[],
  sectionIds: readonly string[],
  at: FindingAt | null,
  step: 1 | -1,
): ReviewedFinding | null {
  const open = openFindings(findings)
  const current = findCurrent(open, at)
  const index = current === null ? -1 : open.indexOf(current)
  if (index >= 0) return open[(index + step + open.length) % open.length] ?? null
  if (at === null) return (step === 1 ? open[0] : open.at(-1)) ?? null
  const place = (sectionId: string, start: number): number => sectionIds.indexOf(sectionId) * 1_000_000 + start
  const from = place(at.sectionId, at.start)
  const isBefore = (finding: ReviewedFinding): boolean => place(finding.section, finding.span.start) < from
  return (step === 1 ? (open.find((finding) => !isBefore(finding)) ?? open[0]) : (open.filter(isBefore).at(-1) ?? open.at(-1))) ?? null
}
