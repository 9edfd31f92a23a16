import type { Input } from '../../shared/contract.ts'
import type { ApiState } from '../../shared/apiState.ts'
import type { AuditEntry, AuditVerdict } from '../../shared/audit.ts'
import type { ActiveBundle, BundleKind, TakenBundle } from '../../shared/bundles.ts'
import type { Failure } from '../../shared/errors.ts'
import type { DroppedFile } from './batchState.ts'
import type { Sheet } from '../../shared/exporting.ts'
import type { importRefusals, ModelView } from '../../shared/models.ts'
import type { HistoryEntry } from '../../shared/note.ts'
import type { Retention } from '../../shared/retention.ts'
import type { SelfTestReport } from '../../shared/selfTest.ts'

export type VersionTexts = readonly { readonly id: string; readonly heading: string; readonly text: string }[]

export type HistorySlice = {
  /** Of the open note, the oldest first; `null` until it is here. */
  readonly history: readonly HistoryEntry[] | null
  readonly historyFailure: Failure | null
  /** What is laid side by side, by place in `history`. */
  readonly compared: { readonly left: number; readonly right: number } | null
  /** By place in `history`, as far as they were read. */
  readonly versionTexts: Readonly<Record<number, VersionTexts>>
  readonly isRestoring: boolean
  readonly openHistory: () => Promise<void>
  readonly compareVersions: (left: number, right: number) => Promise<void>
  /** Brings back the version on the right. True when it stands. */
  readonly restoreVersion: () => Promise<boolean>
}

/** The interface for programs of this machine; the token only until the settings are closed. */
export type ApiSlice = {
  readonly api: ApiState | null
  readonly apiToken: string | null
  readonly readApi: () => Promise<void>
  readonly changeApi: (change: Input<'changeApi'>) => Promise<void>
}

export type RetentionSlice = {
  /** `null` until the settings asked for it. */
  readonly retention: Retention | null
  readonly isPurging: boolean
  readonly readRetention: () => Promise<void>
  readonly changeRetention: (months: Retention['months']) => Promise<void>
  /** Takes away what was told to be due. The failure to show beside it; `null`: it is gone. */
  readonly purgeNotes: (before: number) => Promise<Failure | null>
}

export type SelfTestSlice = {
  /** The last report; `null` before the first, and while a new one is on its way. */
  readonly selfTest: SelfTestReport | null
  readonly selfTestFailure: Failure | null
  readonly runSelfTest: () => Promise<void>
}

export type AuditSlice = {
  /** The rows that were read, the newest first; `null` until they are here. */
  readonly audit: readonly AuditEntry[] | null
  readonly auditFailure: Failure | null
  readonly auditVerdict: AuditVerdict | null
  readonly isVerifyingAudit: boolean
  /** Shows the newest rows and follows the chain. */
  readonly openAudit: () => Promise<void>
  readonly readOlderAudit: () => Promise<void>
  /** With `withTexts` every text is held against its row too. */
  readonly verifyAudit: (withTexts: boolean) => Promise<void>
  readonly exportAudit: (format: 'csv' | 'json') => Promise<void>
}

export type SheetSlice = {
  /** The signed summary on paper; `null` until it is asked for. */
  readonly sheet: Sheet | null
  readonly isPrinting: boolean
  readonly openSheet: () => Promise<void>
  /** What the page shows on paper, the sheet or another. */
  readonly printPage: () => Promise<void>
  readonly savePagePdf: () => Promise<void>
}

/** Where an import stands: being copied, or refused with the question whether to take it all the same. */
export type ModelImport =
  | { readonly phase: 'choosing' }
  | { readonly phase: 'copying'; readonly doneBytes: number; readonly totalBytes: number }
  /** Loaded apart from the model in use, with a few tokens. */
  | { readonly phase: 'trying' }
  | { readonly phase: 'refused'; readonly reason: (typeof importRefusals)[number]; readonly name: string }
  /** `isTrial`: the file was here, and could not be used. */
  | { readonly phase: 'failed'; readonly failure: Failure; readonly isTrial: boolean }
  | { readonly phase: 'imported'; readonly name: string }

export type ModelsSlice = {
  /** `null` until they were read. */
  readonly models: readonly ModelView[] | null
  readonly modelsFailure: Failure | null
  readonly modelImport: ModelImport | null
  readonly loadModels: () => Promise<void>
  readonly importModel: (acceptsUnverified: boolean) => Promise<void>
  readonly stopModelImport: () => Promise<void>
  readonly removeModel: (modelId: string) => Promise<void>
  readonly noteImportTrial: () => void
  readonly noteImportProgress: (doneBytes: number, totalBytes: number) => void
}

export type BundlesSlice = {
  /** In force here; `null` until they are known. */
  readonly bundles: readonly ActiveBundle[] | null
  readonly bundleImport:
    | { readonly phase: 'busy' }
    | { readonly phase: 'imported'; readonly bundle: TakenBundle }
    | { readonly phase: 'failed'; readonly failure: Failure }
    | null
  readonly loadBundles: () => Promise<void>
  readonly importBundle: () => Promise<void>
  /** Bundles that were dropped on the window, one after the other; how each fared is told where the physician is. */
  readonly dropBundles: (files: readonly DroppedFile[]) => Promise<void>
  readonly rollBackBundle: (kind: BundleKind) => Promise<void>
}
