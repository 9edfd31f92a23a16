import type { Lexicon } from '../lexicon/lexicon.ts'
import { isTerminology, type Change } from './change.ts'
import { changeKey } from './changeKeys.ts'
import { refusalOf } from './changeRefusal.ts'
import type { Observation } from './correction.ts'
import type { Edit } from './readEdits.ts'
import { sitesOf } from './rewrite.ts'
import { minimumNotes, type MemoryRule } from './rule.ts'

export type Proposal = Pick<MemoryRule, 'sectionId' | 'change' | 'type'> & { readonly examples: number[] }

/**
 * What may become a rule now: a change of terminology or style that was made in two notes at least, and in more notes than it was let stand in. A name is a
 * name in every section, so terminology counts across them; wording belongs to its section. What was a rule once, in whatever state, is not proposed again.
 */
export function learn(observations: readonly Observation[], rules: readonly MemoryRule[], lexicon: Lexicon): Proposal[] {
  const known = new Set(rules.map(({ sectionId, change }) => placeKey(sectionId, change)))
  const byHabit = new Map<string, Observation[]>()
  for (const observation of observations) {
    if (!observation.change) continue
    const key = habitKey(observation.sectionId, observation.change)
    const list = byHabit.get(key)
    if (list) list.push(observation)
    else byHabit.set(key, [observation])
  }
  const proposals: Proposal[] = []
  for (const list of byHabit.values()) {
    const kept = new Set(list.filter(({ isKept }) => isKept).map(({ noteId }) => noteId))
    const made = list.filter(({ isKept, noteId, type }) => !isKept && !kept.has(noteId) && (type === 'terminology' || type === 'style'))
    const notes = new Set(made.map(({ noteId }) => noteId))
    if (notes.size < minimumNotes || notes.size <= kept.size) continue
    for (const sectionId of new Set(made.map((observation) => observation.sectionId))) {
      const [first] = made.filter((observation) => observation.sectionId === sectionId)
      if (!first?.change || known.has(placeKey(sectionId, first.change)) || refusalOf(first.change, lexicon) !== null) continue
      proposals.push({ sectionId, change: first.change, type: first.type, examples: made.map(({ number }) => number) })
    }
  }
  return proposals
}

const placeKey = (sectionId: string, change: Change) => `${sectionId}\t${changeKey(change)}`
const habitKey = (sectionId: string, change: Change) => placeKey(isTerminology(change) ? '*' : sectionId, change)

/**
 * Which of these changes the physician let stand in a section: more than half of the places that each would change are as the model wrote them. Without
 * this, a word that was changed twice for its context would be taken for a habit.
 */
export function keptChanges(changes: readonly Change[], comparable: readonly string[], edits: readonly Edit[], lexicon: Lexicon): Change[] {
  return changes.filter((change) => {
    const key = changeKey(change)
    const candidates = 'from' in change ? comparable.filter((clause) => clause.includes(change.from)) : comparable
    const sites = candidates.reduce((sum, clause) => sum + sitesOf(clause, change, lexicon), 0)
    const made = edits.filter((edit) => edit.change && changeKey(edit.change) === key).length
    return sites > 0 && made * 2 <= sites
  })
}
