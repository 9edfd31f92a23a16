import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Change } from './change.ts'
import { changeKey, isRival } from './changeKeys.ts'
import { refusalOf } from './changeRefusal.ts'
import type { MemoryRule } from './rule.ts'

type Placed = Pick<MemoryRule, 'id' | 'sectionId' | 'change' | 'examples'>
/** What has to happen for `approved` to stand beside the others: `off` by reason of it, and one rule in place of two that follow one another. */
export type Consolidation = {
  readonly off: MemoryRule['id'][]
  readonly added: readonly { readonly change: Change; readonly examples: number[] }[]
}

/**
 * Keeps the rules of a section free of chains and quarrels: of A → B and B → C there is A → C and B → C; of A → B and A → C, or A → B and B → A, the newly approved.
 * `others`: the approved rules of its section.
 */
export function consolidate(approved: Placed, others: readonly Placed[], lexicon: Lexicon): Consolidation {
  const off = new Set<MemoryRule['id']>()
  const added = new Map<string, { change: Change; examples: number[] }>()
  const own = approved.change
  for (const other of others) {
    if (other.id === approved.id || other.sectionId !== approved.sectionId) continue
    if (isRival(other.change, own)) {
      off.add(other.id)
      continue
    }
    for (const [first, then] of [
      [other, approved],
      [approved, other],
    ] as const) {
      const through = chained(first.change, then.change)
      if (through === undefined) continue
      off.add(first.id)
      if (through && refusalOf(through, lexicon) === null)
        added.set(changeKey(through), { change: through, examples: [...first.examples, ...then.examples] })
    }
  }
  return { off: [...off], added: [...added.values()] }
}

/** A → C of A → B and B → C; undefined where the two do not follow one another. */
function chained(first: Change, then: Change): Change | undefined {
  if (first.kind === 'term' && then.kind === 'term') return first.to === then.from ? { ...first, to: then.to } : undefined
  if (first.kind === 'wording' && then.kind === 'wording') return first.to === then.from ? { ...first, to: then.to } : undefined
  if (first.kind === 'mark' && then.kind === 'mark') return first.to === then.from ? { ...first, to: then.to } : undefined
  return undefined
}
