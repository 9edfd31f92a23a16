import type { NotePhase } from '../../shared/note.ts'
import type { DotTone } from '../ui/Dot.tsx'

export const phaseTone: Readonly<Record<NotePhase, DotTone>> = {
  recorded: 'idle',
  generating: 'running',
  stopped: 'failed',
  drafted: 'attention',
  signed: 'done',
}
