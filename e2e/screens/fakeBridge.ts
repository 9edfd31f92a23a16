import type { BatchView } from '../../src/shared/batch.ts'
import type { AppEvent, Bridge, CommandName } from '../../src/shared/contract.ts'
import type { Settings } from '../../src/shared/settings.ts'
import type { EngineState } from '../../src/shared/engineState.ts'
import type { Failure, Result } from '../../src/shared/errors.ts'
import type { DraftId, DraftSection, DraftView, NoteId, NoteView } from '../../src/shared/note.ts'
import type { ActiveBundle } from '../../src/shared/bundles.ts'
import type { ModelView } from '../../src/shared/models.ts'
import type { LockView } from '../../src/shared/security.ts'
import { scriptedAudit, scriptedVerdict } from './scriptedAudit.ts'
import { runningBatch, scriptedProblems } from './scriptedBatch.ts'
import { scriptedReviews } from './scriptedGuard.ts'
import { scriptedSuggestions, scriptedTurns } from './scriptedDialogue.ts'
import { outpatient, scriptedCopy, scriptedSheet } from './scriptedExport.ts'
import { scriptedHistory, scriptedVersion } from './scriptedHistory.ts'
import { scriptedMemory } from './scriptedMemory.ts'
import { scriptedImport, scriptedModels } from './scriptedModels.ts'
import { scriptedRetention } from './scriptedRetention.ts'
import { scriptedTemplates } from './scriptedTemplates.ts'
import { actorOfScript, scriptedLock } from './scriptedLock.ts'
import { scriptedSearch } from './scriptedSearch.ts'
import { scriptedSelfTest } from './scriptedSelfTest.ts'
import { withDraft } from './scriptedNotes.ts'

/** What the window is shown. Everything here is a script for looking at screens: no model and no store, only the guard is the real one; nothing of it is packaged. */
export type Script = {
  readonly notes: readonly NoteView[]
  readonly engine: EngineState
  readonly settings: Settings
  readonly keyProtection: 'operating-system' | 'file'
  readonly isFirstRun?: boolean
  /** A physician who has corrected and signed before. */
  readonly hasMemory?: boolean
  /** A note that was asked about before. */
  readonly hasDialogue?: boolean
  readonly models?: readonly ModelView[]
  readonly batch?: BatchView
  /** How the lock stands; unlocked and without a PIN where nothing is said. */
  readonly lock?: LockView
  /** Commands that fail, and how. */
  readonly failures?: Partial<Record<CommandName, Failure>>
}

/** A script without what is set in the window. */
export type Scene = Omit<Script, 'settings'>

export type FakeBridge = Bridge & {
  readonly emit: (event: AppEvent) => void
  readonly calls: readonly { readonly name: CommandName; readonly input: unknown }[]
}

export function fakeBridge(script: Script): FakeBridge {
  const listeners = new Set<(event: AppEvent) => void>()
  const calls: { name: CommandName; input: unknown }[] = []
  const notes = new Map<NoteId, NoteView>(script.notes.map((note) => [note.summary.id, note]))
  const reviews = scriptedReviews()
  const templates = scriptedTemplates()
  const retention = scriptedRetention()
  const memory = scriptedMemory(script.hasMemory ?? false)
  let bundles: readonly ActiveBundle[] = []
  let settings = script.settings
  let batch = script.batch ?? null

  function answer<T>(name: CommandName, input: unknown, value: () => T): Promise<Result<T>> {
    calls.push({ name, input })
    const failure = script.failures?.[name]
    return Promise.resolve(failure ? { ok: false, failure } : { ok: true, value: value() })
  }

  function noteOf(id: string): NoteView {
    const note = notes.get(id as NoteId)
    if (note === undefined) throw new Error(`the script has no note ${id}`)
    return note
  }

  function noteOfDraft(draftId: string): NoteView {
    const note = [...notes.values()].find((other) => other.draft?.id === draftId)
    if (note === undefined) throw new Error(`the script has no draft ${draftId}`)
    return note
  }

  function change(note: NoteView, patch: Partial<DraftView>): DraftView {
    if (note.draft === null) throw new Error('the script changes a draft that is not there')
    const draft = { ...note.draft, ...patch }
    notes.set(note.summary.id, { ...note, draft, summary: { ...note.summary, phase: draft.phase } })
    return draft
  }

  function added(): { noteId: NoteId; notices: [] } {
    const first = script.notes.at(-1)
    if (first === undefined) throw new Error('the script has no note to add')
    return { noteId: first.summary.id, notices: [] }
  }

  const lock = scriptedLock(answer, script.lock, settings)
  return {
    calls,
    emit: (event) => {
      if (event.type === 'draft-started' || event.type === 'draft-ended')
        notes.set(event.noteId, withDraft(noteOf(event.noteId), event.draft))
      for (const listener of listeners) listener(event)
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    loadWorkstation: (input) => {
      if (lock.isLocked()) return Promise.resolve({ ok: false, failure: { code: 'locked', params: {} } })
      return answer('loadWorkstation', input, () => ({
        notes: script.notes.map((note) => note.summary),
        settings,
        engine: script.engine,
        keyProtection: script.keyProtection,
        version: '0.1.0',
        isFirstRun: script.isFirstRun ?? false,
        actor: actorOfScript(script.lock?.accounts),
        hasPin: script.lock?.accounts[0]?.hasPin ?? false,
        openNoteId: null,
      }))
    },
    ...lock.commands,
    searchNotes: (input) => answer('searchNotes', input, () => scriptedSearch([...notes.values()], input.query)),
    openNote: (input) => answer('openNote', input, () => noteOf(input.noteId)),
    saveRecord: (input) => answer('saveRecord', input, added),
    openRecordFile: (input) => answer('openRecordFile', input, added),
    importRecordFile: (input) => answer('importRecordFile', input, added),
    startDraft: (input) => answer('startDraft', input, () => ({})),
    stopDraft: (input) => answer('stopDraft', input, () => ({})),
    saveDraft: (input) =>
      answer('saveDraft', input, () => {
        const note = noteOfDraft(input.draftId)
        const sections = (note.draft?.sections ?? []).map((section) => restated(section, input.sections))
        const draft = change(note, { sections, version: input.baseVersion + 1, author: 'physician' })
        return { version: draft.version, sections: draft.sections }
      }),
    checkDraft: (input) => answer('checkDraft', input, () => reviews.check(noteOfDraft(input.draftId).record.text, input.sections)),
    askNote: (input) =>
      answer('askNote', input, () => ({
        id: input.turnId as DraftId,
        draftId: noteOf(input.noteId).draft?.id ?? null,
        recordVersion: 1,
        question: input.text,
        reply: { kind: 'absent' as const, text: '原文未记载。' },
        at: Date.now(),
      })),
    readDialogue: (input) => answer('readDialogue', input, () => (script.hasDialogue === true ? [...scriptedTurns] : [])),
    suggestPlan: (input) => answer('suggestPlan', input, () => [...scriptedSuggestions]),
    redraftSection: (input) => answer('redraftSection', input, () => ({ draft: change(noteOfDraft(input.draftId), {}), isChanged: false })),
    overrideFinding: (input) =>
      answer('overrideFinding', input, () => {
        reviews.override(input)
        return {}
      }),
    keepStoppedDraft: (input) =>
      answer('keepStoppedDraft', input, () => change(noteOfDraft(input.draftId), { phase: 'drafted', version: 1, author: 'physician' })),
    signNote: (input) => answer('signNote', input, () => change(noteOf(input.noteId), { phase: 'signed', signedAt: Date.now() })),
    copySection: (input) =>
      answer('copySection', input, () => ({
        ...scriptedCopy(settings, input.acceptsReplacements ?? false),
        characters: noteOf(input.noteId).draft?.sections.find((section) => section.id === input.sectionId)?.text.length ?? 0,
      })),
    copyNote: (input) =>
      answer('copyNote', input, () => ({
        ...scriptedCopy(settings, input.acceptsReplacements ?? false),
        characters: noteOf(input.noteId).draft?.sections.reduce((sum, section) => sum + section.text.length, 0) ?? 0,
      })),
    changeSettings: (input) =>
      answer('changeSettings', input, () => {
        settings = { ...settings, ...(input as Partial<Settings>) }
        return settings
      }),
    restartEngine: (input) => answer('restartEngine', input, () => ({})),
    readSheet: (input) => answer('readSheet', input, () => scriptedSheet(noteOf(input.noteId), settings)),
    printPage: (input) => answer('printPage', input, () => ({ isPrinted: true })),
    savePagePdf: (input) => answer('savePagePdf', input, () => ({ isSaved: true })),
    listTemplates: (input) => answer('listTemplates', input, () => templates.list()),
    saveTemplate: (input) => answer('saveTemplate', input, () => templates.save(input.template)),
    moveTemplate: (input) => answer('moveTemplate', input, () => templates.move(input.templateId, input.isDeleted)),
    exportTemplate: (input) => answer('exportTemplate', input, () => ({ isSaved: true })),
    importTemplates: (input) => answer('importTemplates', input, () => templates.importAll()),
    previewTemplate: (input) =>
      answer('previewTemplate', input, () => {
        const [first] = script.notes
        return templates.preview(input.template, input.noteId === null ? first : noteOf(input.noteId))
      }),
    readTemplateSections: (input) => answer('readTemplateSections', input, () => outpatient.sections),
    runSelfTest: (input) => answer('runSelfTest', input, () => scriptedSelfTest(script.engine.phase === 'missing')),
    readAudit: (input) => answer('readAudit', input, () => scriptedAudit(script.notes, input.before)),
    verifyAudit: (input) => answer('verifyAudit', input, () => scriptedVerdict(script.engine.phase === 'missing')),
    readApi: (input) => answer('readApi', input, () => ({ isOn: false, port: 8765, isListening: false, failure: null })),
    changeApi: (input) =>
      answer('changeApi', input, () => ({
        state: { ...input, isListening: input.isOn, failure: null },
        token: input.isOn ? 'scripted-token' : null,
      })),
    readRetention: (input) => answer('readRetention', input, retention.read),
    changeRetention: (input) => answer('changeRetention', input, () => retention.change(input.months)),
    purgeNotes: (input) => answer('purgeNotes', input, () => retention.purge(input.before)),
    exportAudit: (input) => answer('exportAudit', input, () => ({ isSaved: true })),
    listModels: (input) => answer('listModels', input, () => [...(script.models ?? scriptedModels)]),
    importModel: (input) => answer('importModel', input, () => scriptedImport(input.acceptsUnverified)),
    stopModelImport: (input) => answer('stopModelImport', input, () => ({})),
    removeModel: (input) => answer('removeModel', input, () => ({})),
    listBundles: (input) => answer('listBundles', input, () => [...bundles]),
    importBundle: (input) =>
      answer('importBundle', input, () => {
        bundles = [{ kind: 'dictionaries', version: '2026.11', previous: null, canRollBack: true, isRefused: false }]
        return { kind: 'dictionaries', version: '2026.11', models: [] }
      }),
    importDroppedBundle: (input) => answer('importDroppedBundle', input, () => ({ kind: 'dictionaries', version: '2026.11', models: [] })),
    rollBackBundle: (input) =>
      answer('rollBackBundle', input, () => {
        bundles = []
        return { version: null }
      }),
    readHistory: (input) => answer('readHistory', input, () => scriptedHistory(noteOf(input.noteId).draft?.phase === 'signed')),
    readVersion: (input) => answer('readVersion', input, () => scriptedVersion(input.version)),
    listCorrections: (input) => answer('listCorrections', input, () => memory.listCorrections()),
    retypeCorrection: (input) => answer('retypeCorrection', input, () => memory.retypeCorrection(input)),
    listRules: (input) => answer('listRules', input, () => memory.listRules()),
    changeRule: (input) => answer('changeRule', input, () => memory.changeRule(input)),
    exportRules: (input) => answer('exportRules', input, () => ({ isSaved: true })),
    importRules: (input) => answer('importRules', input, () => ({ proposed: 2, known: 1, refused: ['number' as const] })),
    startBatch: (input) => answer('startBatch', input, () => (batch = runningBatch)),
    startBatchOfFile: (input) => answer('startBatchOfFile', input, () => (batch = runningBatch)),
    startBatchOfNotes: (input) => answer('startBatchOfNotes', input, () => (batch = runningBatch)),
    changeBatch: (input) => answer('changeBatch', input, () => (batch = { ...(batch ?? runningBatch), state: input.to, reason: null })),
    readBatch: (input) => answer('readBatch', input, () => batch),
    readBatchProblems: (input) => answer('readBatchProblems', input, () => [...scriptedProblems]),
    restoreVersion: (input) =>
      answer('restoreVersion', input, () => {
        const note = noteOf(input.noteId)
        const sections = (note.draft?.sections ?? []).map((section) => restated(section, scriptedVersion(input.from.version)))
        if (note.draft?.phase === 'drafted') return change(note, { sections, version: input.baseVersion + 1, author: 'physician' })
        return change(note, {
          id: input.newDraftId as DraftId,
          phase: 'drafted',
          version: 1,
          sections,
          author: 'physician',
          signedAt: null,
        })
      }),
  }
}

/** A sentence that stood there before keeps its evidence; another one is the physician's, without any. */
function restated(section: DraftSection, texts: readonly { readonly id: string; readonly text: string }[]): DraftSection {
  const text = texts.find((other) => other.id === section.id)?.text ?? section.text
  const sentences = text.match(/[^。]+。?/g) ?? []
  const statements = sentences.map(
    (sentence) => section.statements.find((known) => known.text === sentence) ?? { text: sentence, kind: 'edited' as const, evidence: [] },
  )
  return { ...section, text, statements }
}
