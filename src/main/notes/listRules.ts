import type { Change } from '../../shared/memory/change.ts'
import type { RuleView } from '../../shared/memory/rule.ts'
import { readCorrectionRules } from '../store/correctionRules.ts'
import { readCorrections } from '../store/corrections.ts'
import type { MemoryDeps } from './memoryDeps.ts'

/** An example names its note and says no more of it than the rule itself does; the window opens the note for the rest. */
const maximumExamples = 5

/** The rules of the physician who works here, the oldest first, each with the edits that led to it. */
export function listRules({ store, physician }: Pick<MemoryDeps, 'store' | 'physician'>): RuleView[] {
  const own = physician()
  const corrections = new Map(readCorrections(store, own).map((correction) => [correction.number, correction]))
  return readCorrectionRules(store, own).map((rule) => ({
    ...rule,
    shown: rule.examples
      .flatMap((number) => corrections.get(number) ?? [])
      .slice(0, maximumExamples)
      .map(({ noteId, at, change }) => ({ noteId, at, ...wordsOf(change ?? rule.change) })),
  }))
}

function wordsOf(change: Change): { from: string; to: string } {
  return 'from' in change ? { from: change.from, to: change.to } : { from: '', to: '' }
}
