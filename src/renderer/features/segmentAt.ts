import type { Segment } from '../../shared/note.ts'

/** The segment of the record that holds this offset. Segments follow each other without a gap. */
export function segmentAt(segments: readonly Segment[], offset: number): Segment | null {
  return segments.find((segment) => segment.start <= offset && offset < segment.end) ?? null
}
