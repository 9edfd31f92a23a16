import type { BrowserWindow } from 'electron'
import type { AppEvent, DeskHandlers } from '../shared/contract.ts'
import type { Guard } from '../shared/guard/guard.ts'
import type { Session } from './app/lock.ts'
import type { ApiSwitch } from './api/apiSwitch.ts'
import { recordExtensions } from './app/recordExtensions.ts'
import { printPage, savePagePdf } from './app/paper.ts'
import { saveAudit } from './app/auditFile.ts'
import { chooseOneFile } from './app/chooseOneFile.ts'
import { bundleHandlers } from './bundleHandlers.ts'
import { modelHandlers } from './modelHandlers.ts'
import { chooseRulePack, saveRulePack } from './app/rulePackFile.ts'
import { showAtScale } from './app/windowScale.ts'
import type { BundleDesk } from './bundles/bundleDesk.ts'
import type { Supervisor } from './engine/supervisor.ts'
import { oneRecordOf, openRecordFile as readOneRecord } from './importers/openRecordFile.ts'
import { readRecordFile } from './importers/readRecordFile.ts'
import type { ReaderProcess } from './importers/readerProtocol.ts'
import type { BatchHandlers } from './notes/batchHandlers.ts'
import { changeRule } from './notes/changeRule.ts'
import { checkDraft } from './notes/checkDraft.ts'
import type { ClipboardWatch } from './notes/clipboardWatch.ts'
import { copyNote } from './notes/copyNote.ts'
import { copySection } from './notes/copySection.ts'
import { exportAudit } from './notes/exportAudit.ts'
import { exportRules } from './notes/exportRules.ts'
import { importRules } from './notes/importRules.ts'
import { keepStoppedDraft } from './notes/keepStoppedDraft.ts'
import { listNotes } from './notes/listNotes.ts'
import { listRules } from './notes/listRules.ts'
import { importRecordFile, openRecordFile } from './notes/openRecordFile.ts'
import { openNote } from './notes/openNote.ts'
import { allTemplates } from './notes/ownTemplates.ts'
import { OpenedReading } from './notes/openedReading.ts'
import { overrideFinding } from './notes/overrideFinding.ts'
import { ReadRecords } from './notes/reviewDraft.ts'
import { PasteSession } from './notes/pasteSession.ts'
import { readAuditPage } from './notes/readAuditPage.ts'
import { recordCorrections } from './notes/recordCorrections.ts'
import { listCorrections, retypeCorrection } from './notes/retypeCorrection.ts'
import { readHistory, readVersion } from './notes/readHistory.ts'
import type { RetentionHandlers } from './notes/retention.ts'
import { redraftSection } from './notes/redraftSection.ts'
import { restoreVersion } from './notes/restoreVersion.ts'
import { saveDraft } from './notes/saveDraft.ts'
import { saveRecord } from './notes/saveRecord.ts'
import { searchNotes } from './notes/searchNotes.ts'
import { readSheet } from './notes/signedExport.ts'
import { runSelfTest, type AirGapState, type KeyState } from './notes/selfTest.ts'
import { signNote } from './notes/signNote.ts'
import { suggestForDraft } from './notes/suggestForDraft.ts'
import { readDialogue, takeTurn } from './notes/takeTurn.ts'
import { triageDraft } from './notes/triageDraft.ts'
import { startDraft, stopDraft, type RunningDrafts } from './notes/startDraft.ts'
import { templateHandlers } from './templateHandlers.ts'
import type { Resources } from './resources/loadResources.ts'
import { actorOf } from './store/actors.ts'
import { appendAudit } from './store/audit.ts'
import { readNoteSummary } from './store/notes.ts'
import type { WritableStore } from './store/openStore.ts'
import { changeSettings, readSettings } from './store/settings.ts'
import { topicsOf } from '../shared/text/segment.ts'
import type { DraftId, NoteId } from '../shared/note.ts'
import type { Versions } from '../shared/versions.ts'
import { readDraftRow } from './store/drafts.ts'
import { verifyAudit } from './store/verifyAudit.ts'

export type HandlerParts = {
  readonly store: WritableStore
  readonly engine: Supervisor
  readonly running: RunningDrafts
  readonly emit: (event: AppEvent) => void
  readonly onBug: (error: unknown) => void
  readonly resources: Resources
  readonly bundles: BundleDesk
  /** What is in force now, for the stamp on drafts and audit. */
  readonly versions: () => Versions
  readonly window: BrowserWindow
  readonly version: string
  readonly clipboard: ClipboardWatch
  readonly airGap: () => AirGapState
  readonly session: Session
  readonly keys: () => KeyState
  readonly startFileReader: () => ReaderProcess
  readonly api: ApiSwitch
  readonly tryModel: (modelId: string, signal: AbortSignal) => Promise<void>
}

/** Every command that works on an open database, bound to its use case. */
export function createHandlers(parts: HandlerParts): Omit<DeskHandlers, keyof (BatchHandlers & RetentionHandlers)> {
  const { store, engine, running, emit, onBug, resources, window, version, clipboard, airGap, session, startFileReader, api } = parts
  const { headings, templates: shipped, guard, lexicon, dictionaryHash } = resources
  const topics = topicsOf(headings)
  const deps = {
    store,
    headings,
    templates: () => allTemplates({ store, shipped }),
    shipped,
    topics,
    guard,
    lexicon,
    dictionaryHash,
    physician: () => actorOf(store).name,
    engine,
    running,
    emit,
    onBug,
    now: Date.now,
    clock: () => performance.now(),
    clipboard,
    pasteSession: new PasteSession(() => clipboard.readText()),
  }
  let reviewing: { readonly guard: Guard; readonly readRecords: ReadRecords } | undefined
  const reviewDeps = () => {
    reviewing ??= { guard: guard(), readRecords: new ReadRecords(guard(), shipped.get('outpatient')) }
    return { ...deps, ...reviewing }
  }
  const openedReading = new OpenedReading(deps, onBug)
  const pending = { path: undefined as string | undefined }
  /** A count for the queue: whatever goes wrong in it costs nothing else. */
  const triage = (draftId: DraftId) => {
    try {
      triageDraft(reviewDeps(), draftId)
    } catch (error) {
      onBug(error)
    }
  }
  /** A signature stands whatever the memory makes of it. */
  const remember = (draftId: DraftId) => {
    try {
      recordCorrections(deps, { draftId })
    } catch (error) {
      onBug(error)
    }
  }
  const changed = (noteId: NoteId) => {
    emit({ type: 'note-changed', summary: readNoteSummary(store, noteId) })
  }
  const chooseFile = () => chooseOneFile(window, 'TXT, DOCX, PDF, RTF, HTML, XML, HL7, JSON, CSV', recordExtensions)
  return {
    loadWorkstation: () => {
      const [notes, settings] = [listNotes(deps), readSettings(store)]
      // a profile from before there was a first run has notes of its own
      const isFirstRun = !settings.isSetUp && notes.every(({ isSample }) => isSample)
      const [actor, hasPin, openNoteId] = [session.actor(), session.hasPin(), session.openNoteId()]
      return {
        notes,
        settings,
        engine: engine.state,
        keyProtection: parts.keys().protection,
        version,
        isFirstRun,
        actor,
        hasPin,
        openNoteId,
      }
    },
    searchNotes: (input) => searchNotes(deps, input),
    openNote: (input) => {
      const note = openNote(deps, input)
      openedReading.opened(note)
      return note
    },
    saveRecord: (input) => {
      const saved = saveRecord(deps, input)
      changed(saved.noteId)
      return saved
    },
    openRecordFile: async (input) => {
      const saved = await openRecordFile(
        { ...deps, chooseFile, readFile: (path, encoding) => readOneRecord(path, startFileReader, encoding), pending },
        input,
      )
      if (saved && 'noteId' in saved) changed(saved.noteId)
      return saved
    },
    importRecordFile: async (input) => {
      const read = async (bytes: Uint8Array, name: string, encoding: typeof input.encoding) =>
        oneRecordOf(await readRecordFile({ bytes, name, encoding }, startFileReader))
      const saved = await importRecordFile({ ...deps, read }, input)
      if ('noteId' in saved) changed(saved.noteId)
      return saved
    },
    startDraft: (input) => {
      startDraft(deps, input)
      return {}
    },
    stopDraft: (input) => {
      stopDraft(deps, input)
      return {}
    },
    saveDraft: (input) => {
      const saved = saveDraft(deps, input)
      triage(input.draftId)
      changed(readDraftRow(store, input.draftId).noteId)
      return saved
    },
    checkDraft: (input) => checkDraft(reviewDeps(), input),
    askNote: (input) => takeTurn({ ...deps, readRecords: reviewDeps().readRecords }, input),
    readDialogue: (input) => readDialogue(deps, input),
    suggestPlan: (input) => suggestForDraft(deps, input),
    redraftSection: async (input) => {
      const redrafted = await redraftSection(deps, input)
      if (!redrafted.isChanged) return redrafted
      triage(input.draftId)
      changed(readDraftRow(store, input.draftId).noteId)
      return redrafted
    },
    overrideFinding: (input) => {
      overrideFinding(reviewDeps(), input)
      triage(input.draftId)
      changed(readDraftRow(store, input.draftId).noteId)
      return {}
    },
    keepStoppedDraft: (input) => {
      const draft = keepStoppedDraft(deps, input)
      triage(input.draftId)
      changed(readDraftRow(store, input.draftId).noteId)
      return draft
    },
    signNote: (input) => {
      const draft = signNote(reviewDeps(), input)
      if (draft.phase === 'signed') remember(draft.id)
      changed(input.noteId)
      return draft
    },
    copySection: (input) => copySection(deps, input),
    copyNote: (input) => copyNote(deps, input),
    changeSettings: (input) => {
      const before = readSettings(store)
      const settings = changeSettings(store, input)
      if (settings.scale !== before.scale) showAtScale(window.webContents, settings.scale)
      window.setContentProtection(settings.hidesFromCapture)
      if (settings.modelId !== before.modelId) void engine.restart()
      return settings
    },
    readSheet: (input) => readSheet(deps, input),
    printPage: async ({ noteId }) => {
      const printed = await printPage(window)
      if (printed.isPrinted && noteId !== undefined) appendAudit(store, { kind: 'printed', at: deps.now(), noteId })
      return printed
    },
    savePagePdf: async ({ noteId }) => {
      const saved = await savePagePdf(window, deps.now)
      if (saved.isSaved && noteId !== undefined) appendAudit(store, { kind: 'pdf-saved', at: deps.now(), noteId })
      return saved
    },
    readTemplateSections: ({ templateId }) =>
      (deps.templates().get(templateId)?.sections ?? []).map(({ id, heading }) => ({ id, heading })),
    ...templateHandlers({ ...deps, samples: resources.samples }, window),
    runSelfTest: () => runSelfTest({ store, guard, engineState: () => engine.state, airGap, keys: parts.keys, now: deps.now, version }),
    ...modelHandlers(deps, parts),
    ...bundleHandlers(deps, parts),
    restartEngine: () => {
      void engine.restart()
      return {}
    },
    readHistory: (input) => readHistory(deps, input),
    readVersion: (input) => readVersion(deps, input),
    restoreVersion: (input) => {
      const draft = restoreVersion(deps, input)
      triage(draft.id)
      changed(input.noteId)
      return draft
    },
    listCorrections: (input) => listCorrections(deps, input),
    retypeCorrection: (input) => retypeCorrection(deps, input),
    listRules: () => listRules(deps),
    changeRule: (input) => changeRule(deps, input),
    exportRules: (input) => saveRulePack(window, exportRules(deps, input)),
    importRules: async () => {
      const text = await chooseRulePack(window)
      return text === undefined ? null : importRules(deps, { text })
    },
    readAudit: (input) => readAuditPage(deps, input),
    verifyAudit: ({ withTexts }) => verifyAudit(store, { now: deps.now, withTexts }),
    readApi: () => api.state,
    changeApi: (input) => api.change(input),
    exportAudit: ({ format }) => saveAudit(window, format, () => exportAudit(deps, { format })),
  }
}
