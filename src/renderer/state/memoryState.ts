import type { Input, Output } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { EditType } from '../../shared/memory/change.ts'
import type { Correction } from '../../shared/memory/correction.ts'
import type { RuleId, RuleView } from '../../shared/memory/rule.ts'

/** What became of a pack: written, or taken in and with what outcome. */
export type PackOutcome =
  | { readonly kind: 'saved' }
  | ({ readonly kind: 'imported' } & NonNullable<Output<'importRules'>>)
  | { readonly kind: 'failed'; readonly failure: Failure }

export type MemorySlice = {
  /** Of the physician who works here, the oldest first; `null` until they were read. */
  readonly rules: readonly RuleView[] | null
  /** The edits of the open note's signed draft; empty where it is not signed. */
  readonly corrections: readonly Correction[]
  readonly memoryFailure: Failure | null
  readonly packOutcome: PackOutcome | null
  readonly openMemory: () => Promise<void>
  /** Reads rules and edits anew, as after another physician was named. */
  readonly readMemory: () => Promise<void>
  /** After a signature: tells of rules that it made proposable. */
  readonly noteProposals: () => Promise<void>
  readonly changeRule: (ruleId: RuleId, to: Input<'changeRule'>['to']) => Promise<void>
  readonly retypeCorrection: (number: number, type: EditType) => Promise<void>
  readonly exportRules: (name: string) => Promise<void>
  readonly importRules: () => Promise<void>
  /** Puts the model's own words back in place of what a rule made of the selected statement, as an edit that Ctrl Z takes back. */
  readonly takeBackRule: () => void
}
