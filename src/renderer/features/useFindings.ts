import { useMemo } from 'react'
import type { ReviewedFinding } from '../../shared/review.ts'
import { findCurrent, openFindings, shownFindings } from '../state/shownFindings.ts'
import { useWorkstation } from './useWorkstation.ts'

type Findings = {
  /** Where they stand in the text on the screen. */
  readonly all: readonly ReviewedFinding[]
  /** Of those, what is left to check. */
  readonly open: readonly ReviewedFinding[]
  readonly current: ReviewedFinding | null
}

/** The findings of the open draft. */
export function useFindings(): Findings {
  const checked = useWorkstation((state) => state.checked)
  const draft = useWorkstation((state) => state.note?.draft ?? null)
  const edits = useWorkstation((state) => state.edits)
  const at = useWorkstation((state) => state.currentFinding)
  const all = useMemo(() => shownFindings(checked, draft, edits), [checked, draft, edits])
  return useMemo(() => ({ all, open: openFindings(all), current: findCurrent(all, at) }), [all, at])
}
