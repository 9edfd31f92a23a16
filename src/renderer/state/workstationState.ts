import type { Bridge, Output } from '../../shared/contract.ts'
import type { Settings } from '../../shared/settings.ts'
import type { EngineState } from '../../shared/engineState.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { DraftId, DraftView, NoteId, NoteSummary, VersionKind } from '../../shared/note.ts'
import type { Repair } from '../../shared/guard/finding.ts'
import type { LiveNote } from '../../shared/reduceNote.ts'
import type { SearchResult } from '../../shared/search.ts'
import type { BatchSlice, DroppedFile } from './batchState.ts'
import type { QueueFilter } from './queueOrder.ts'
import type { Passage, Review, ReviewedFinding } from '../../shared/review.ts'
import type {
  ApiSlice,
  AuditSlice,
  BundlesSlice,
  HistorySlice,
  ModelsSlice,
  RetentionSlice,
  SelfTestSlice,
  SheetSlice,
} from './deskState.ts'
import type { CopyConsent, DialogSlice } from './dialogState.ts'
import type { LockSlice } from './lockState.ts'
import type { MemorySlice } from './memoryState.ts'
import type { TemplatesSlice } from './templatesState.ts'
import type { DialogueSlice, RedraftSlice, StopSlice, SuggestionsSlice } from './dialogueState.ts'

export type KeyProtection = Output<'loadWorkstation'>['keyProtection']

export type StartupSlice = {
  readonly startup: { readonly phase: 'loading' | 'ready' | 'locking' | 'locked' } | { readonly phase: 'failed'; readonly failure: Failure }
  readonly keyProtection: KeyProtection | null
  readonly version: string | null
  readonly load: () => Promise<void>
}

export type NotesSlice = {
  /** In the order of main, new ones first. */
  readonly notes: readonly NoteSummary[]
  readonly isImporting: boolean
  readonly saveRecord: (text: string) => Promise<boolean>
  readonly openRecordFile: () => Promise<void>
  /** One after the other; a file that is refused is named, the others go on. */
  readonly importFiles: (files: readonly DroppedFile[]) => Promise<void>
}

export type QueueSlice = {
  readonly queueFilter: QueueFilter
  readonly setQueueFilter: (filter: QueueFilter) => void
  /** As it stands in the field. */
  readonly query: string
  /** The last answer; to `searched.query`, which may be older than what is typed. `null` while nothing is searched. */
  readonly searched: (SearchResult & { readonly query: string }) | null
  readonly searchFailure: Failure | null
  /** Searches once the typing pauses. */
  readonly setQuery: (query: string) => void
  /** Opens the first note that holds what is typed, never one of an older search; false where there is none. */
  readonly openFirstFound: () => Promise<boolean>
  /** Opens the note after the open one that needs eyes, and round again. */
  readonly openNextToCheck: () => Promise<void>
}

export type StatementAt = { readonly sectionId: string; readonly index: number }

export type NoteSlice = {
  readonly openNoteId: NoteId | null
  /** The open note; another than `openNoteId` only while that one is on its way. */
  readonly note: LiveNote | null
  readonly noteFailure: Failure | null
  /** Why the last draft of the open note could not begin. */
  readonly draftFailure: Failure | null
  readonly isStarting: boolean
  readonly isStopping: boolean
  readonly selectedStatement: StatementAt | null
  /** Where the record was last asked to scroll; a new object each time, so that asking twice jumps twice. */
  readonly revealed: { readonly start: number; readonly end: number } | null
  readonly copiedSectionIds: readonly string[]
  readonly openNote: (noteId: NoteId) => Promise<void>
  /** Starts a draft, or asks first where that would put the physician's text aside. */
  readonly requestDraft: () => Promise<void>
  readonly startDraft: () => Promise<void>
  readonly stopDraft: () => Promise<void>
  readonly keepStoppedDraft: () => Promise<void>
  readonly requestSign: () => Promise<void>
  /** The failure that the dialog shows beside the PIN; `null`: signed, or told. */
  readonly signNote: (pin?: string) => Promise<Failure | null>
  /** Asks first where two patients' texts would mix, and where characters have to be replaced; `consent` is what has been answered already. */
  readonly copySection: (sectionId: string, consent?: CopyConsent) => Promise<void>
  readonly copyNextSection: () => Promise<void>
  readonly copyNote: (consent?: CopyConsent) => Promise<void>
  /** A draft that a command returned, in place of the one that is shown. */
  readonly showDraft: (noteId: NoteId, draft: DraftView) => void
  readonly selectStatement: (at: StatementAt | null) => void
  readonly moveStatement: (step: 1 | -1) => void
  readonly reveal: (start: number, end: number) => void
}

export type RecordSlice = {
  /** Number of the segment that stands at the top of what is seen of the record. */
  readonly atSegment: number | null
  /** Told by the record's scrolling. */
  readonly setAtSegment: (number: number | null) => void
  readonly moveHeading: (step: 1 | -1) => void
  /** Walks what the draft lacks, in the order of the record, and round again. */
  readonly moveOmission: (step: 1 | -1) => void
}

/** How words come into a section: typed, or by one key from a finding, an omission, a proposal or a suggestion. */
export type EditKind = Extract<VersionKind, 'edit' | 'repair' | 'insertion' | 'rewrite' | 'suggestion'>

/** The physician's text of a draft: it wins over what main holds, and stays until main has acknowledged it and the note was left. */
export type DraftEdit = {
  readonly noteId: NoteId
  /** The version that main acknowledged last. */
  readonly version: number
  readonly texts: Readonly<Record<string, string>>
  readonly unsavedSectionIds: readonly string[]
  /** Of what is unsaved; typing as soon as there is any. */
  readonly kind: EditKind
  readonly isSaving: boolean
  readonly failure: Failure | null
}

export type EditingSlice = {
  readonly edits: Readonly<Record<DraftId, DraftEdit>>
  readonly savedAt: number | null
  readonly editSection: (sectionId: string, text: string, kind?: EditKind) => void
  /** Saves what is unsaved of this draft now; true when nothing is left unsaved. */
  readonly saveEdits: (draftId: DraftId) => Promise<boolean>
  readonly saveAllEdits: () => Promise<void>
}

/** What the guard said of exactly these texts of a draft. */
export type CheckedDraft = Review & { readonly draftId: DraftId; readonly texts: Readonly<Record<string, string>> }

/** Which finding: enough to know it again after the text around it has moved. A new object each time, so that asking twice goes there twice. */
export type FindingAt = { readonly sectionId: string; readonly rule: string; readonly start: number; readonly passage: Passage }

/** An edit that the section's own text area carries out as if it were typed, so that Ctrl Z takes it back. */
export type SectionEdit = {
  readonly sectionId: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kind: EditKind
  /** Where the caret stands afterwards; behind the new text unless said. */
  readonly caret?: number
}

export type ReviewSlice = {
  /** The last answer that was still about the text on the screen; `null` before the first. */
  readonly checked: CheckedDraft | null
  readonly checkFailure: Failure | null
  readonly currentFinding: FindingAt | null
  /** Start of the passage of the record. */
  readonly currentOmission: number | null
  readonly sectionEdit: SectionEdit | null
  /** Resolves once the text on the screen is checked; false when it can't be. */
  readonly checkNow: () => Promise<boolean>
  /** Walks what is left to check over all sections, and round again at either end. */
  readonly moveFinding: (step: 1 | -1) => void
  readonly selectFinding: (finding: ReviewedFinding) => void
  readonly leaveFinding: () => void
  /** Settles the current finding by its first repair of this kind; `ownReason` is kept where it stands as the physician's own knowledge. */
  readonly repairFinding: (kind: Repair['kind'], ownReason: string) => Promise<void>
  readonly applyRepair: (finding: ReviewedFinding, repair: Repair, ownReason: string) => Promise<void>
  readonly takeSectionEdit: () => void
  /** Has the section's text area carry out an edit; says so where the section would grow too long. */
  readonly requestEdit: (change: SectionEdit) => void
  /** The selected statement changes places with the one before or after it in its section, as an edit that Ctrl Z takes back. */
  readonly reorderStatement: (step: 1 | -1) => void
  /** Asks for the reason to let the current finding stand. */
  readonly requestOverride: () => void
  /** Keeps the reason, or takes it back with `null`; true when it is kept. */
  readonly overrideFinding: (finding: ReviewedFinding, reason: string | null) => Promise<boolean>
  readonly selectOmission: (start: number) => void
  /** Quotes the current omission, or the first, in its section. */
  readonly insertOmission: () => Promise<void>
}

export type EngineSlice = { readonly engine: EngineState; readonly restartEngine: () => Promise<void> }

export type TemplateSections = Output<'readTemplateSections'>

export type SettingsSlice = {
  readonly settings: Settings
  readonly changeSettings: (patch: Partial<Settings>) => Promise<void>
  /** None where main knows of none, or can't say. */
  readonly readTemplateSections: (templateId: string) => Promise<TemplateSections>
}

export const toastMessages = [
  'recordSaved',
  'recordsSaved',
  'clipboardEmpty',
  'dropEmpty',
  'sectionCopied',
  'noteCopied',
  'noteSigned',
  'noteFirstSigned',
  'pdfSaved',
  'auditExported',
  'batchDone',
  'versionRestored',
  'versionAmended',
  'sectionRedrafted',
  'sectionSame',
  'redraftStopped',
  'nothingLeft',
  'noNoteLeft',
  'nothingLeftOut',
  'rulesProposed',
  'notesPurged',
  'bundleImported',
  'noRuleUsed',
] as const
export type ToastMessage = (typeof toastMessages)[number]
export type ToastContent =
  | { readonly kind: 'failure'; readonly failure: Failure; readonly about: string | null }
  | { readonly kind: 'message'; readonly message: ToastMessage; readonly params: Readonly<Record<string, string | number>> }
export type Toast = ToastContent & { readonly id: number }

export type ToastsSlice = {
  readonly toasts: readonly Toast[]
  readonly tell: (message: ToastMessage, params?: Readonly<Record<string, string | number>>) => void
  /** `about` names what failed where there are several, such as a file. */
  readonly complain: (failure: Failure, about?: string) => void
  readonly dismissToast: (id: number) => void
}

export type WorkstationState = StartupSlice &
  LockSlice &
  NotesSlice &
  QueueSlice &
  NoteSlice &
  RecordSlice &
  EditingSlice &
  ReviewSlice &
  HistorySlice &
  AuditSlice &
  SelfTestSlice &
  ApiSlice &
  RetentionSlice &
  SheetSlice &
  ModelsSlice &
  BundlesSlice &
  MemorySlice &
  TemplatesSlice &
  EngineSlice &
  SettingsSlice &
  DialogueSlice &
  SuggestionsSlice &
  RedraftSlice &
  StopSlice &
  BatchSlice &
  ToastsSlice &
  DialogSlice

/** What every slice is made of: the bridge, the store's two ends, and a call that turns a broken bridge into a failure. */
export type SliceContext = {
  readonly bridge: Bridge
  readonly get: () => WorkstationState
  readonly set: (change: Partial<WorkstationState> | ((state: WorkstationState) => Partial<WorkstationState>)) => void
  readonly attempt: <T>(call: () => Promise<Result<T>>) => Promise<Result<T>>
  readonly newDraftId: () => DraftId
  readonly now: () => number
}
