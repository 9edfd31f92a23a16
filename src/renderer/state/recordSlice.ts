import type { Segment } from '../../shared/note.ts'
import type { RecordSlice, SliceContext } from './workstationState.ts'

/** For so long the scrolling that a jump causes says nothing of where the reader is: a heading near the end can't come up to the top. */
const jumpMs = 400

/** Where the record is read, and the keys that go through it. */
export function createRecordSlice({ get, set, now }: SliceContext): RecordSlice {
  let jumpedAt = Number.NEGATIVE_INFINITY

  return {
    atSegment: null,
    setAtSegment: (number) => {
      if (now() - jumpedAt > jumpMs && get().atSegment !== number) set({ atSegment: number })
    },
    moveHeading: (step) => {
      const titled = (get().note?.record.segments ?? []).filter(isTitled)
      const at = get().atSegment ?? 1
      const next = step === 1 ? titled.find(({ number }) => number > at) : titled.findLast(({ number }) => number < at)
      if (next === undefined) return
      jumpedAt = now()
      set({ atSegment: next.number })
      get().reveal(next.start, next.end)
    },
    moveOmission: (step) => {
      const { checked, currentOmission, selectOmission } = get()
      const starts = (checked?.omissions ?? []).flatMap(({ evidence }) => evidence[0]?.start ?? []).sort((one, other) => one - other)
      const at = starts.indexOf(currentOmission ?? -1)
      const next = starts[at < 0 && step === -1 ? starts.length - 1 : (at + step + starts.length) % starts.length]
      if (next !== undefined) selectOmission(next)
      else if (checked !== null) get().tell('nothingLeftOut')
    },
  }
}

/** Has a heading of its own, to be shown in the outline and gone to. */
export function isTitled(segment: Segment): segment is Segment & { readonly heading: string } {
  return segment.heading !== null && segment.headingEnd > segment.start
}
