import type { NoteSummary } from '../../../shared/note.ts'
import type { DotTone } from '../../ui/Dot.tsx'
import { phaseTone } from '../phaseTone.ts'

/** Colour of a note in the queue: that of its phase, and of an unsigned draft that of what is to check in it. */
export function noteTone({ phase, toCheck }: NoteSummary): DotTone {
  if (phase !== 'drafted' || toCheck === null) return phaseTone[phase]
  if (toCheck.reds > 0) return 'failed'
  return toCheck.ambers > 0 ? 'attention' : 'ready'
}
