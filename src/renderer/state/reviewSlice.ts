import { maximumSectionCharacters } from '../../shared/limits.ts'
import type { ReviewedFinding } from '../../shared/review.ts'
import { createDraftChecks, type DraftChecks } from './draftChecks.ts'
import { isRedrafting } from './isRedrafting.ts'
import { locateStatements } from './locateStatements.ts'
import { createReordering } from './reordering.ts'
import { findCurrent, findingAt, movedFinding, shownFindings } from './shownFindings.ts'
import { shownText } from './shownText.ts'
import { targetOmission } from './targetOmission.ts'
import type { ReviewSlice, SectionEdit, SliceContext, StatementAt, WorkstationState } from './workstationState.ts'

type ReviewParts = { readonly slice: ReviewSlice; readonly watch: DraftChecks['watch'] }

/** What the guard says of the open draft, and what the physician does about it. */
export function createReviewSlice(context: SliceContext): ReviewParts {
  const { bridge, get, set, attempt } = context
  const checks = createDraftChecks(context)
  const reordering = createReordering(context)

  function current(): ReviewedFinding | null {
    const { checked, note, edits, currentFinding } = get()
    return findCurrent(shownFindings(checked, note?.draft ?? null, edits), currentFinding)
  }

  function selectFinding(finding: ReviewedFinding): void {
    set((state) => ({ currentFinding: findingAt(finding), selectedStatement: statementOf(state, finding), currentOmission: null }))
  }

  /** Hands the edit to the section's text area, which knows how to take it back. */
  function edit(change: SectionEdit): void {
    const { note, edits } = get()
    const draft = note?.draft
    const section = draft?.sections.find(({ id }) => id === change.sectionId)
    if (draft?.phase !== 'drafted' || section === undefined) return
    if (isRedrafting(get())) return get().complain({ code: 'draft-running', params: {} })
    const length = shownText(edits, draft, section).length - (change.end - change.start) + change.text.length
    if (length <= maximumSectionCharacters) set({ sectionEdit: change })
    else get().complain({ code: 'section-too-long', params: { heading: section.heading, maximum: maximumSectionCharacters } })
  }

  const slice: ReviewSlice = {
    checked: null,
    checkFailure: null,
    currentFinding: null,
    currentOmission: null,
    sectionEdit: null,
    checkNow: checks.checkNow,
    moveFinding: (step) => {
      const { checked, note, edits, currentFinding } = get()
      const draft = note?.draft ?? null
      const findings = shownFindings(checked, draft, edits)
      const next = movedFinding(findings, draft?.sections.map(({ id }) => id) ?? [], currentFinding, step)
      if (next !== null) selectFinding(next)
      else if (checked !== null) get().tell('nothingLeft')
    },
    selectFinding,
    leaveFinding: () => set({ currentFinding: null }),
    repairFinding: async (kind, ownReason) => {
      // offsets of a repair are those of the checked text
      if (current() === null || !(await checks.checkNow())) return
      const finding = current()
      const repair = finding?.repairs.find((other) => other.kind === kind)
      if (finding && repair) await slice.applyRepair(finding, repair, ownReason)
    },
    applyRepair: async (finding, { kind, start, end, text }, ownReason) => {
      if (kind !== 'own') edit({ sectionId: finding.section, start, end, text, kind: 'repair' })
      // what contradicts the record is the physician's word only once he has read that it does
      else if (finding.severity === 'red') get().openDialog({ kind: 'override', finding, isOwn: true })
      else await slice.overrideFinding(finding, ownReason)
    },
    takeSectionEdit: () => set({ sectionEdit: null }),
    requestEdit: edit,
    reorderStatement: (step) => {
      if (isRedrafting(get())) return get().complain({ code: 'draft-running', params: {} })
      const swap = reordering.begin(step)
      if (swap) edit(swap)
    },
    requestOverride: () => {
      const finding = current()
      if (finding !== null && finding.override === null) get().openDialog({ kind: 'override', finding, isOwn: false })
    },
    overrideFinding: async ({ section: sectionId, rule, passage }, reason) => {
      const draftId = get().note?.draft?.id
      // main looks for the finding in the saved text
      if (draftId === undefined || !(await get().saveEdits(draftId))) return false
      const draft = get().note?.draft
      if (draft?.id !== draftId) return false
      const result = await attempt(() => bridge.overrideFinding({ draftId, version: draft.version, sectionId, rule, passage, reason }))
      if (!result.ok) get().complain(result.failure)
      await checks.checkAgain()
      return result.ok
    },
    selectOmission: (start) => set({ currentOmission: start, currentFinding: null }),
    insertOmission: async () => {
      if (!(await checks.checkNow())) return
      const { checked, currentOmission } = get()
      const omission = targetOmission(checked?.omissions ?? [], currentOmission)
      const repair = omission?.repairs[0]
      if (!omission || !repair) return
      set({ currentOmission: null, currentFinding: null })
      edit({ sectionId: omission.section, start: repair.start, end: repair.end, text: repair.text, kind: 'insertion' })
    },
  }
  return {
    slice,
    watch: (state, before) => {
      reordering.watch(state, before)
      checks.watch(state, before)
    },
  }
}

/** The statement that the finding is about, so that its words are marked with it. */
function statementOf({ note, edits }: WorkstationState, { section: sectionId, span }: ReviewedFinding): StatementAt | null {
  const draft = note?.draft
  const section = draft?.sections.find(({ id }) => id === sectionId)
  if (!draft || !section) return null
  const ranges = locateStatements(shownText(edits, draft, section), section.statements)
  const index = ranges.findIndex((range) => range !== null && range.start <= span.start && span.start < range.end)
  return index < 0 ? null : { sectionId, index }
}
