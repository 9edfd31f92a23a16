import type { Guard } from '../guard/guard.ts'
import type { GuardRecord } from '../guard/guardRecord.ts'
import type { SectionKind } from '../guard/sectionKind.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { rewrite, type NamedChange } from './rewrite.ts'

export type GuardedRewrite = {
  readonly text: string
  /** Ids of the rules that changed something. */
  readonly used: readonly string[]
  /** Rules that would make a statement untrue, each with the rule of the guard that says so. */
  readonly suspended: readonly { readonly id: string; readonly finding: string }[]
}

type Parts = { readonly guard: Guard; readonly record: GuardRecord; readonly kind: SectionKind; readonly lexicon: Lexicon }

/** Rewrites a statement, held against its record before and after: a rule that raises a red finding changes nothing and is named, the others still act. */
export function rewriteUnderGuard({ guard, record, kind, lexicon }: Parts, text: string, changes: readonly NamedChange[]): GuardedRewrite {
  const whole = rewrite(text, changes, lexicon)
  if (whole.used.size === 0) return { text, used: [], suspended: [] }
  const redsOf = (statement: string) =>
    guard.checkStatement(record, kind, statement).flatMap(({ rule, severity }) => (severity === 'red' ? [rule] : []))
  const used = changes.filter(({ id }) => whole.used.has(id))
  const before = redsOf(text)
  const newRed = (statement: string) => (statement === '' ? undefined : firstBeyond(redsOf(statement), before))
  const fault = newRed(whole.text)
  if (fault === undefined) return { text: whole.text, used: idsOf(used), suspended: [] }

  const suspended = used.flatMap((named) => {
    const finding = newRed(rewrite(text, [named], lexicon).text)
    return finding === undefined ? [] : [{ id: named.id, finding }]
  })
  const rest = rewrite(
    text,
    used.filter(({ id }) => suspended.every((other) => other.id !== id)),
    lexicon,
  )
  if (suspended.length > 0 && newRed(rest.text) === undefined)
    return { text: rest.text, used: idsOf(used.filter(({ id }) => rest.used.has(id))), suspended }
  // no single one is at fault, all together are
  return { text, used: [], suspended: used.map(({ id }) => ({ id, finding: fault })) }
}

const idsOf = (changes: readonly NamedChange[]) => changes.map(({ id }) => id)

/** The first that is not matched by one of the others. */
function firstBeyond(list: readonly string[], others: readonly string[]): string | undefined {
  const open = [...others]
  return list.find((item) => {
    const place = open.indexOf(item)
    if (place < 0) return true
    open.splice(place, 1)
    return false
  })
}
