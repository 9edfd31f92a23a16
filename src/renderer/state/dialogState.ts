import type { textEncodings } from '../../shared/choices.ts'
import type { Input } from '../../shared/contract.ts'
import type { Failure } from '../../shared/errors.ts'
import type { ImportPreview } from '../../shared/importPreview.ts'
import type { Replacement } from '../../shared/exporting.ts'
import type { Patient } from '../../shared/patient.ts'
import type { PurgePlan } from '../../shared/purge.ts'
import type { Account } from '../../shared/security.ts'
import type { ReviewedFinding } from '../../shared/review.ts'

export type TextEncoding = (typeof textEncodings)[number]

/** What the physician has read and meant: that this is another patient than the one copied last, that characters are replaced. */
export type CopyConsent = Pick<Input<'copyNote'>, 'changesPatient' | 'acceptsReplacements'>

/** A copy that waits for an answer; `sectionId` `null`: of the whole summary. */
export type CopyAsked = { readonly sectionId: string | null; readonly consent: CopyConsent }

/** Whose note it is: as the queue calls it, and as far as its record says more. */
export type NoteOwner = { readonly title: string; readonly patient: Patient }

/** `recoveryKey`: the PIN is proved before one is made. */
export type PinTask = 'set' | 'change' | 'remove' | 'recoveryKey'

export type WorkstationDialog =
  | { readonly kind: 'sign' }
  | { readonly kind: 'redraft'; readonly reason: 'edited' | 'signed' }
  | { readonly kind: 'paste' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'history' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'pin'; readonly task: PinTask }
  /** `null`: a new one. */
  | { readonly kind: 'account'; readonly account: Account | null }
  | { readonly kind: 'recoveryKey' }
  /** `plan`: what would go, as it was read. */
  | { readonly kind: 'purge'; readonly plan: PurgePlan }
  | { readonly kind: 'memory' }
  | { readonly kind: 'templates' }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'selfTest' }
  | { readonly kind: 'audit' }
  | { readonly kind: 'help' }
  | { readonly kind: 'batch' }
  | { readonly kind: 'welcome' }
  | ({ readonly kind: 'mix-up'; readonly copied: NoteOwner; readonly wanted: NoteOwner } & CopyAsked)
  | ({ readonly kind: 'replacements'; readonly replacements: readonly Replacement[] } & CopyAsked)
  /** `isOwn`: the reason is at hand, that this is the physician's own knowledge. */
  | { readonly kind: 'override'; readonly finding: ReviewedFinding; readonly isOwn: boolean }
  /** A file whose conversion lost something; `name` `null`: it was chosen in the system's dialog. */
  | { readonly kind: 'preview'; readonly preview: ImportPreview; readonly name: string | null }
  | { readonly kind: 'encoding'; readonly failure: Failure; readonly name: string | null; readonly candidates: readonly TextEncoding[] }

export type DialogSlice = {
  readonly dialog: WorkstationDialog | null
  readonly openDialog: (dialog: WorkstationDialog) => void
  readonly closeDialog: () => void
  /** Asks for a file's encoding and waits; `null` when the physician gave up. */
  readonly askEncoding: (failure: Failure, name: string | null) => Promise<TextEncoding | null>
  readonly answerEncoding: (encoding: TextEncoding | null) => void
  /** Shows what a file became and waits; false when the physician does not want it. */
  readonly askToTake: (preview: ImportPreview, name: string | null) => Promise<boolean>
  readonly answerPreview: (isWanted: boolean) => void
}
