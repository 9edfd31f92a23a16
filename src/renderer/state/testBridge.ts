import type { AppEvent, Bridge, CommandName, Output } from '../../shared/contract.ts'
import { defaultSettings } from '../../shared/defaultSettings.ts'
import { engineOff } from '../../shared/engineOff.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { DraftId, DraftView, NoteId, NotePhase, NoteView } from '../../shared/note.ts'

/** For tests of the slices only: a bridge on which every command fails unless the test says what it answers. */
export type TestBridge = Bridge & { readonly emit: (event: AppEvent) => void }

export function testBridge(answers: Partial<Bridge> = {}): TestBridge {
  const listeners = new Set<(event: AppEvent) => void>()
  const unanswered = (name: CommandName) => (): Promise<Result<never>> => Promise.resolve(failed({ code: 'unexpected', params: { name } }))
  return {
    loadWorkstation: unanswered('loadWorkstation'),
    searchNotes: unanswered('searchNotes'),
    openNote: unanswered('openNote'),
    saveRecord: unanswered('saveRecord'),
    openRecordFile: unanswered('openRecordFile'),
    importRecordFile: unanswered('importRecordFile'),
    startDraft: unanswered('startDraft'),
    stopDraft: unanswered('stopDraft'),
    saveDraft: unanswered('saveDraft'),
    checkDraft: unanswered('checkDraft'),
    askNote: unanswered('askNote'),
    readDialogue: unanswered('readDialogue'),
    suggestPlan: unanswered('suggestPlan'),
    redraftSection: unanswered('redraftSection'),
    overrideFinding: unanswered('overrideFinding'),
    keepStoppedDraft: unanswered('keepStoppedDraft'),
    signNote: unanswered('signNote'),
    copySection: unanswered('copySection'),
    copyNote: unanswered('copyNote'),
    changeSettings: unanswered('changeSettings'),
    restartEngine: unanswered('restartEngine'),
    readSheet: unanswered('readSheet'),
    printPage: unanswered('printPage'),
    savePagePdf: unanswered('savePagePdf'),
    readTemplateSections: unanswered('readTemplateSections'),
    listTemplates: unanswered('listTemplates'),
    saveTemplate: unanswered('saveTemplate'),
    moveTemplate: unanswered('moveTemplate'),
    exportTemplate: unanswered('exportTemplate'),
    importTemplates: unanswered('importTemplates'),
    previewTemplate: unanswered('previewTemplate'),
    runSelfTest: unanswered('runSelfTest'),
    listModels: unanswered('listModels'),
    importModel: unanswered('importModel'),
    stopModelImport: unanswered('stopModelImport'),
    removeModel: unanswered('removeModel'),
    listBundles: unanswered('listBundles'),
    importBundle: unanswered('importBundle'),
    importDroppedBundle: unanswered('importDroppedBundle'),
    rollBackBundle: unanswered('rollBackBundle'),
    readHistory: unanswered('readHistory'),
    readVersion: unanswered('readVersion'),
    restoreVersion: unanswered('restoreVersion'),
    readLock: unanswered('readLock'),
    unlock: unanswered('unlock'),
    recover: unanswered('recover'),
    lock: unanswered('lock'),
    confirmLock: unanswered('confirmLock'),
    noteActivity: unanswered('noteActivity'),
    readSecurity: unanswered('readSecurity'),
    setPin: unanswered('setPin'),
    saveAccount: unanswered('saveAccount'),
    removeAccount: unanswered('removeAccount'),
    makeRecoveryKey: unanswered('makeRecoveryKey'),
    readAudit: unanswered('readAudit'),
    verifyAudit: unanswered('verifyAudit'),
    exportAudit: unanswered('exportAudit'),
    readApi: unanswered('readApi'),
    changeApi: unanswered('changeApi'),
    readRetention: unanswered('readRetention'),
    changeRetention: unanswered('changeRetention'),
    purgeNotes: unanswered('purgeNotes'),
    listCorrections: unanswered('listCorrections'),
    retypeCorrection: unanswered('retypeCorrection'),
    listRules: unanswered('listRules'),
    changeRule: unanswered('changeRule'),
    exportRules: unanswered('exportRules'),
    importRules: unanswered('importRules'),
    startBatch: unanswered('startBatch'),
    startBatchOfFile: unanswered('startBatchOfFile'),
    startBatchOfNotes: unanswered('startBatchOfNotes'),
    changeBatch: unanswered('changeBatch'),
    readBatch: unanswered('readBatch'),
    readBatchProblems: unanswered('readBatchProblems'),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (event) => {
      for (const listener of listeners) listener(event)
    },
    ...answers,
  }
}

export function done<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function failed(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}

export const firstId = '00000000-0000-4000-8000-000000000001' as NoteId
export const secondId = '00000000-0000-4000-8000-000000000002' as NoteId
export const draftId = '00000000-0000-4000-8000-0000000000d1' as DraftId

export function testDraft(change: Partial<DraftView> = {}): DraftView {
  return {
    id: draftId,
    templateId: 'outpatient',
    templateVersion: null,
    versions: null,
    phase: 'drafted',
    version: 1,
    author: 'model',
    startedAt: 10,
    sections: [
      {
        id: 'chief-complaint',
        heading: 'Complaint',
        text: 'Chest pain.',
        statements: [{ text: 'Chest pain.', kind: 'record', evidence: [{ start: 0, end: 10, text: 'Chest pain' }] }],
      },
      {
        id: 'plan',
        heading: 'Plan',
        text: 'No plan stated.',
        statements: [{ text: 'No plan stated.', kind: 'absent', evidence: [] }],
      },
    ],
    failure: null,
    coverage: null,
    timing: null,
    model: null,
    rejections: [],
    signedAt: null,
    ...change,
  }
}

export function testNote(id: NoteId, draft: DraftView | null = null): NoteView {
  const phase: NotePhase = draft?.phase ?? 'recorded'
  return {
    summary: {
      id,
      title: `Note ${id.slice(-1)}`,
      phase,
      createdAt: 1,
      updatedAt: 1,
      characters: 4,
      preview: 'Chest pain',
      isSample: false,
      toCheck: null,
    },
    record: { text: 'Chest pain', segments: [], notices: [] },
    draft,
  }
}

export function testWorkstation(notes: readonly NoteView[]): Output<'loadWorkstation'> {
  return {
    notes: notes.map((note) => note.summary),
    settings: defaultSettings,
    engine: engineOff,
    keyProtection: 'operating-system',
    version: '0.1.0',
    isFirstRun: false,
    actor: { id: 'owner', name: '', role: 'physician' },
    hasPin: false,
    openNoteId: null,
  }
}

/** A bridge whose store holds these notes: it loads and opens them, and its guard finds nothing. */
export function bridgeWith(notes: readonly NoteView[], answers: Partial<Bridge> = {}): TestBridge {
  return testBridge({
    loadWorkstation: () => Promise.resolve(done(testWorkstation(notes))),
    listTemplates: () => Promise.resolve(done({ templates: [], topics: [] })),
    openNote: ({ noteId }) => {
      const note = notes.find((other) => other.summary.id === noteId)
      return Promise.resolve(note ? done(note) : failed({ code: 'note-not-found', params: {} }))
    },
    checkDraft: () => Promise.resolve(done({ findings: [], omissions: [] })),
    readBatch: () => Promise.resolve(done(null)),
    ...answers,
  })
}
