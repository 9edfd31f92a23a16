import type { Segment } from '../../../shared/note.ts'
import { segmentIndexAt } from '../../../shared/text/segmentAt.ts'

/** cited: some statement rests on it · omitted: it holds something that the draft lacks · quiet: neither. */
export type CoverageState = 'cited' | 'omitted' | 'quiet'

/** Neighbouring segments of one state as one stretch [start, end) of the record. */
export type CoverageRun = { readonly state: CoverageState; readonly start: number; readonly end: number }
export type RecordCoverage = { readonly runs: readonly CoverageRun[]; readonly cited: number; readonly all: number }

type Span = { readonly start: number; readonly end: number }

/** What of the record the draft on the screen rests on, segment by segment; a segment that is cited and lacks something counts as one that lacks. */
export function recordCoverage(segments: readonly Segment[], cited: readonly Span[], omitted: readonly Span[]): RecordCoverage {
  const [hasCited, hasOmitted] = [segmentsWith(segments, cited), segmentsWith(segments, omitted)]
  const runs: CoverageRun[] = []
  for (const [index, { start, end }] of segments.entries()) {
    const state = hasOmitted.has(index) ? 'omitted' : hasCited.has(index) ? 'cited' : 'quiet'
    const last = runs.at(-1)
    if (last?.state === state) runs[runs.length - 1] = { ...last, end }
    else runs.push({ state, start, end })
  }
  return { runs, cited: hasCited.size, all: segments.length }
}

/** Indexes of the segments that some span reaches into. */
function segmentsWith(segments: readonly Segment[], spans: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { start, end } of spans) {
    for (let index = segmentIndexAt(segments, start); index < segments.length; index++) {
      if ((segments[index]?.start ?? end) >= end) break
      found.add(index)
    }
  }
  return found
}
