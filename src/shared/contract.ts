import { z } from 'zod'
import { auditCommands } from './auditCommands.ts'
import { batchCommands, type BatchEvent } from './batchCommands.ts'
import { bundleCommands } from './bundleCommands.ts'
import { keyProtections, textEncodings } from './choices.ts'
import { engineStateSchema, type EngineState } from './engineState.ts'
import type { Failure, Result } from './errors.ts'
import { dialogueTurnSchema } from './dialogue.ts'
import { copiedSchema, sheetSchema } from './exporting.ts'
import { maximumQueryCharacters, maximumQuestionCharacters, maximumSectionCharacters } from './limits.ts'
import {
  draftIdSchema,
  draftSectionSchema,
  draftViewSchema,
  failureSchema,
  historyEntrySchema,
  noteIdSchema,
  noteSummarySchema,
  noteViewSchema,
  noticeSchema,
  statementSchema,
  versionOriginSchema,
  type DraftId,
  type DraftView,
  type NoteId,
  type NoteSummary,
  type Statement,
} from './note.ts'
import { editTypeSchema } from './memory/change.ts'
import { correctionSchema } from './memory/correction.ts'
import { refusals } from './memory/changeRefusal.ts'
import { memoryRuleSchema, ruleIdSchema, ruleViewSchema } from './memory/rule.ts'
import { lockCommands } from './lockCommands.ts'
import { importOutcomeSchema, modelViewSchema } from './models.ts'
import { passageSchema, reasonSchema, reviewSchema } from './review.ts'
import { retentionCommands } from './retentionCommands.ts'
import { searchResultSchema } from './search.ts'
import { apiPortSchema, apiStateSchema } from './apiState.ts'
import { importPreviewSchema } from './importPreview.ts'
import { actorSchema } from './security.ts'
import { selfTestReportSchema } from './selfTest.ts'
import { settingsSchema } from './settings.ts'
import { templatePreviewSchema, templateSchema, templateViewSchema } from './template.ts'

type Command = { readonly input: z.ZodType; readonly output: z.ZodType }

const saved = z.object({ noteId: noteIdSchema, notices: z.array(noticeSchema) })
/** Kept, or first to be seen, since the conversion lost something. */
const taken = z.union([saved, z.object({ preview: importPreviewSchema })])
const nothing = z.object({})
/** What the physician has read and goes on with: that another patient's text was copied last, and that characters are replaced. */
const copyConsent = { changesPatient: z.boolean().optional(), acceptsReplacements: z.boolean().optional() }
/** Whose summary it is, for the audit; nothing where it is none. */
const printed = z.object({ noteId: noteIdSchema.optional() })
const sectionTexts = z.array(z.object({ id: z.string().max(100), text: z.string().max(maximumSectionCharacters) })).max(20)

/** Every command from the window to main. A command without a handler does not compile; no channel string exists anywhere else. */
export const commands = {
  ...lockCommands,
  ...batchCommands,
  ...auditCommands,
  ...retentionCommands,
  ...bundleCommands,
  loadWorkstation: {
    input: nothing,
    output: z.object({
      notes: z.array(noteSummarySchema),
      settings: settingsSchema,
      engine: engineStateSchema,
      keyProtection: z.enum(keyProtections),
      version: z.string(),
      isFirstRun: z.boolean(),
      /** Who works here. */
      actor: actorSchema,
      hasPin: z.boolean(),
      /** The note that was open when the window was locked. */
      openNoteId: noteIdSchema.nullable(),
    }),
  },
  /** Full text over records, drafts and signed texts. */
  searchNotes: { input: z.object({ query: z.string().max(maximumQueryCharacters) }), output: searchResultSchema },
  openNote: { input: z.object({ noteId: noteIdSchema }), output: noteViewSchema },
  /** The limit of a call is above that of a record, so that the handler can say which one was passed. */
  saveRecord: { input: z.object({ text: z.string(), title: z.string().max(200).optional() }), output: saved },
  /** Asks for a file with the system's dialog; `null` when the physician closed it. */
  openRecordFile: { input: z.object({ encoding: z.enum(textEncodings).optional() }), output: taken.nullable() },
  /** A dropped file: its bytes in base64, since the window has no file access. */
  importRecordFile: {
    input: z.object({ name: z.string().max(500), base64: z.string().max(14_000_000), encoding: z.enum(textEncodings).optional() }),
    output: taken,
  },
  /** The caller names the draft, so that its first event can never arrive before its id. */
  startDraft: {
    input: z.object({
      noteId: noteIdSchema,
      draftId: draftIdSchema,
      templateId: z.string().max(100),
      /** Asks the model also where an identical job has been answered before. */
      again: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** Stops a draft, or what else is asked of the model under that id. */
  stopDraft: { input: z.object({ draftId: draftIdSchema }), output: nothing },
  saveDraft: {
    input: z.object({
      draftId: draftIdSchema,
      baseVersion: z.int().min(0),
      sections: sectionTexts,
      kind: z.enum(['edit', 'repair', 'insertion', 'rewrite', 'suggestion']).optional(),
    }),
    output: z.object({ version: z.int(), sections: z.array(draftSectionSchema) }),
  },
  /** Holds these texts, saved or not, against the record of the draft; sections that are not named are taken as they were saved. */
  checkDraft: { input: z.object({ draftId: draftIdSchema, sections: sectionTexts }), output: reviewSchema },
  /**
   * A question about the record, answered with its own words, or an instruction for a section of the newest draft, answered with a proposal that changes nothing.
   * The turn is kept with the note.
   * `sectionId` is the section that an instruction is for where its words name none; `selection` part of its text.
   */
  askNote: {
    input: z.object({
      noteId: noteIdSchema,
      turnId: draftIdSchema,
      text: z.string().trim().min(1).max(maximumQuestionCharacters),
      sections: sectionTexts,
      sectionId: z.string().max(100).nullable(),
      selection: z.object({ start: z.int().min(0), end: z.int().min(0) }).nullable(),
    }),
    output: dialogueTurnSchema,
  },
  /** Every turn of the dialogue about a note, the oldest first. */
  readDialogue: { input: z.object({ noteId: noteIdSchema }), output: z.array(dialogueTurnSchema) },
  /** Ideas for the plan that the record does not hold; nothing of them is kept or enters the draft. `turnId` names the request for `stopDraft`. */
  suggestPlan: { input: z.object({ draftId: draftIdSchema, turnId: draftIdSchema }), output: z.array(statementSchema) },
  /**
   * Has the model write one section anew, as the next version of the draft; its text on the way is told in events under `turnId`. `isChanged` false: it
   * wrote the same again, and there is no new version.
   */
  redraftSection: {
    input: z.object({
      draftId: draftIdSchema,
      baseVersion: z.int().min(1),
      sectionId: z.string().max(100),
      turnId: draftIdSchema,
    }),
    output: z.object({ draft: draftViewSchema, isChanged: z.boolean() }),
  },
  /** Lets a finding of the saved text stand, with the physician's reason; `null` takes that back. */
  overrideFinding: {
    input: z.object({
      draftId: draftIdSchema,
      version: z.int().min(1),
      sectionId: z.string().max(100),
      rule: z.string().max(20),
      passage: passageSchema,
      reason: reasonSchema.nullable(),
    }),
    output: nothing,
  },
  /** Takes a stopped draft over as the physician's own text, to go on by hand. */
  keepStoppedDraft: { input: z.object({ draftId: draftIdSchema }), output: draftViewSchema },
  /** `pin`: of who signs, where one is set and the settings ask for it. */
  signNote: {
    input: z.object({ noteId: noteIdSchema, draftId: draftIdSchema, version: z.int().min(1), pin: z.string().max(300).optional() }),
    output: draftViewSchema,
  },
  copySection: { input: z.object({ noteId: noteIdSchema, sectionId: z.string().max(100), ...copyConsent }), output: copiedSchema },
  copyNote: { input: z.object({ noteId: noteIdSchema, ...copyConsent }), output: copiedSchema },
  changeSettings: { input: settingsSchema.partial(), output: settingsSchema },
  restartEngine: { input: nothing, output: nothing },
  /** The signed summary as it is to be printed. */
  readSheet: { input: z.object({ noteId: noteIdSchema }), output: sheetSchema },
  /** Prints what the page shows on paper; false when the physician closed the system's dialog. */
  printPage: { input: printed, output: z.object({ isPrinted: z.boolean() }) },
  /** The same as a PDF, where the system's dialog puts it. */
  savePagePdf: { input: printed, output: z.object({ isSaved: z.boolean() }) },
  /** The sections of a template, in its order. */
  readTemplateSections: {
    input: z.object({ templateId: z.string().max(100) }),
    output: z.array(z.object({ id: z.string(), heading: z.object({ zh: z.string(), en: z.string() }) })),
  },
  /** Every template, those of the program first, and the topics that a section may name. */
  listTemplates: { input: nothing, output: z.object({ templates: z.array(templateViewSchema), topics: z.array(z.string()) }) },
  /** Keeps a template of one's own as its next version. */
  saveTemplate: { input: z.object({ template: templateSchema }), output: templateViewSchema },
  /** Takes an own template out of the list, or back into it. */
  moveTemplate: { input: z.object({ templateId: z.string().max(100), isDeleted: z.boolean() }), output: nothing },
  /** A template as a file, where the system's dialog puts it. */
  exportTemplate: { input: z.object({ templateId: z.string().max(100) }), output: z.object({ isSaved: z.boolean() }) },
  /** Asks for files with the system's dialog; each that is refused is named. `null` when the physician closed it. */
  importTemplates: {
    input: nothing,
    output: z
      .object({
        imported: z.array(z.object({ file: z.string(), id: z.string() })),
        refused: z.array(z.object({ file: z.string(), failure: failureSchema })),
      })
      .nullable(),
  },
  /** What each section of a template, kept or not, finds in a note, or in the first sample; no model is asked. */
  previewTemplate: { input: z.object({ template: templateSchema, noteId: noteIdSchema.nullable() }), output: templatePreviewSchema },
  /** Hashes the model's file and reads every page of the database: seconds. */
  runSelfTest: { input: nothing, output: selfTestReportSchema },
  listModels: { input: nothing, output: z.array(modelViewSchema) },
  /** Asks for a GGUF file with the system's dialog; one that was refused just now is taken as it is with `acceptsUnverified`. */
  importModel: { input: z.object({ acceptsUnverified: z.boolean() }), output: importOutcomeSchema },
  stopModelImport: { input: nothing, output: nothing },
  /** Takes a model off this machine; the one in use stays. */
  removeModel: { input: z.object({ modelId: z.string().max(300) }), output: nothing },
  /** Every version of every draft of a note, the oldest first, without texts. */
  readHistory: { input: z.object({ noteId: noteIdSchema }), output: z.array(historyEntrySchema) },
  readVersion: {
    input: z.object({ draftId: draftIdSchema, version: z.int().min(0) }),
    output: z.array(draftSectionSchema.pick({ id: true, heading: true, text: true })),
  },
  /** An earlier text as the next version of the note's draft; where that is signed or stopped, as a new draft, named by the caller. */
  restoreVersion: {
    input: z.object({ noteId: noteIdSchema, from: versionOriginSchema, baseVersion: z.int().min(0), newDraftId: draftIdSchema }),
    output: draftViewSchema,
  },
  /** The edits of a signed draft of the physician who works here, each with its type. */
  listCorrections: { input: z.object({ draftId: draftIdSchema }), output: z.array(correctionSchema) },
  /** Gives an edit another type; answers with all edits of its draft. */
  retypeCorrection: { input: z.object({ number: z.int().min(1), type: editTypeSchema }), output: z.array(correctionSchema) },
  /** The rules of the physician who works here, in every state, with the edits that led to each. */
  listRules: { input: nothing, output: z.array(ruleViewSchema) },
  changeRule: {
    input: z.object({ ruleId: ruleIdSchema, to: z.enum(['approved', 'off', 'rolled-back']) }),
    output: memoryRuleSchema,
  },
  /** The approved rules as a department pack, where the system's dialog puts it. */
  exportRules: { input: z.object({ name: z.string().trim().max(60) }), output: z.object({ isSaved: z.boolean() }) },
  /** Asks for a pack with the system's dialog; its rules become proposals. `null` when the physician closed it. */
  importRules: {
    input: nothing,
    output: z.object({ proposed: z.int(), known: z.int(), refused: z.array(z.enum(refusals)) }).nullable(),
  },
  /** The interface for programs of this machine. */
  readApi: { input: nothing, output: apiStateSchema },
  /** `token` is told once, when it was made: at the first switching on, and with `renewsToken`. */
  changeApi: {
    input: z.object({ isOn: z.boolean(), port: apiPortSchema, renewsToken: z.boolean() }),
    output: z.object({ state: apiStateSchema, token: z.string().nullable() }),
  },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof commands
export type Input<K extends CommandName> = z.input<(typeof commands)[K]['input']>
export type Output<K extends CommandName> = z.output<(typeof commands)[K]['output']>

/**
 * Every event from main to the window. Deltas carry only new text; a settled statement is whole, so that a lost delta heals itself. The text of a section
 * that is written anew comes under the id of its request in place of a draft's.
 */
export type AppEvent =
  | { readonly type: 'engine-state'; readonly state: EngineState }
  /** Everything goes from the screen now; what is unsaved is saved, and `confirmLock` says that it is. */
  | { readonly type: 'locking' }
  | { readonly type: 'note-changed'; readonly summary: NoteSummary }
  | { readonly type: 'draft-started'; readonly noteId: NoteId; readonly draft: DraftView }
  | {
      readonly type: 'prefill-progress'
      readonly draftId: DraftId
      /** Tokens read so far and in all, of part `part` of `parts` (from 1). */
      readonly done: number
      readonly total: number
      readonly part: number
      readonly parts: number
    }
  | { readonly type: 'statement-delta'; readonly draftId: DraftId; readonly sectionId: string; readonly text: string }
  | { readonly type: 'statement-settled'; readonly draftId: DraftId; readonly sectionId: string; readonly statement: Statement }
  /** The grey text of this section did not stand; what takes its place follows as a settled statement. */
  | { readonly type: 'statement-withdrawn'; readonly draftId: DraftId; readonly sectionId: string }
  /** A section that is written anew came out as it was: it is begun once more. */
  | { readonly type: 'section-restarted'; readonly draftId: DraftId; readonly sectionId: string }
  | { readonly type: 'draft-ended'; readonly noteId: NoteId; readonly draft: DraftView }
  | { readonly type: 'model-import-progress'; readonly doneBytes: number; readonly totalBytes: number }
  /** The file is here, and is tried: loaded, with a few tokens. */
  | { readonly type: 'model-import-trial' }
  | BatchEvent
  | { readonly type: 'failure'; readonly failure: Failure }

export type Unsubscribe = () => void
type Ask<K extends CommandName> = (input: Input<K>) => Promise<Result<Output<K>>>

/** What the window can call: one function a command, never a channel. */
export type Bridge = { readonly [K in CommandName]: Ask<K> } & {
  readonly onEvent: (listener: (event: AppEvent) => void) => Unsubscribe
}

/** What main must provide: one handler a command; it throws `AppFailure`, the edge makes it a `Result`. */
export type Handlers = { readonly [K in CommandName]: (input: z.output<(typeof commands)[K]['input']>) => Promise<Output<K>> | Output<K> }

/** Those that work on an open database. */
export type DeskHandlers = Omit<Handlers, keyof typeof lockCommands>
