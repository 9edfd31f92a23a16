import { flushSync } from 'react-dom'
import type { WorkstationStore } from '../../src/renderer/state/createWorkstationStore.ts'
import { engineOff } from '../../src/shared/engineOff.ts'
import type { EngineState } from '../../src/shared/engineState.ts'
import type { DraftView, NoteView } from '../../src/shared/note.ts'
import type { Scene } from './fakeBridge.ts'
import { doneBatch, pausedBatch } from './scriptedBatch.ts'
import { noModels } from './scriptedModels.ts'
import { byRule } from './scriptedMemory.ts'
import { scriptedVersion } from './scriptedHistory.ts'
import type { DeskScreen } from './screens.ts'
import { draftedDraft, scriptedNow, strokeNote, withDraft } from './scriptedNotes.ts'

const sections = draftedDraft.sections.map((section) => ({
  ...section,
  text: scriptedVersion(7).find(({ id }) => id === section.id)?.text ?? section.text,
}))
const worked: DraftView = { ...draftedDraft, version: 7, author: 'physician', sections }
const drafted = withDraft(strokeNote, draftedDraft)
const edited = withDraft(strokeNote, worked)
const signed = withDraft(strokeNote, { ...worked, phase: 'signed', signedAt: scriptedNow + 65_000 })

/** As a rule of the physician left the first diagnosis. */
const byRuleDraft: DraftView = {
  ...draftedDraft,
  sections: draftedDraft.sections.map((section) =>
    section.id === 'diagnosis'
      ? { ...section, statements: section.statements.map((statement, place) => (place === 0 ? byRule(statement) : statement)) }
      : section,
  ),
}

type MakeScene = (first: NoteView, change?: Partial<Scene>) => Scene

export function deskScenes(script: MakeScene): Readonly<Partial<Record<DeskScreen, Scene>>> {
  return {
    history: script(edited),
    'history-step': script(edited),
    'history-signed': script(signed),
    replacements: script(signed),
    sheet: script(signed),
    'self-test-faults': script(strokeNote, { engine: noModel }),
    'audit-broken': script(strokeNote, { engine: noModel }),
    welcome: script(strokeNote, { isFirstRun: true }),
    'welcome-model': script(strokeNote, { isFirstRun: true }),
    'welcome-no-model': script(strokeNote, { isFirstRun: true, engine: noModel, models: noModels }),
    'welcome-recovery': script(strokeNote, { isFirstRun: true }),
    memory: script(edited, { hasMemory: true }),
    'memory-signed': script(signed, { hasMemory: true }),
    'statement-by-rule': script(withDraft(strokeNote, byRuleDraft)),
    ask: script(drafted, { hasDialogue: true }),
    'batch-paused': script(strokeNote, { batch: pausedBatch }),
    'batch-done': script(strokeNote, { batch: doneBatch }),
    'welcome-sample': script(strokeNote, { isFirstRun: true }),
    'history-failed': script(edited, { failures: { readHistory: { code: 'store-unreadable', params: { reason: 'row' } } } }),
  }
}

const noModel: EngineState = { ...engineOff, phase: 'missing', failure: { code: 'model-missing', params: {} } }

function next(count: number): void {
  for (let step = 0; step < count; step++) flushSync(() => document.querySelector<HTMLElement>('[data-testid=welcome-next]')?.click())
}

/** As the keyboard would: React hears of what the field itself was given. */
function typeInto(testId: string, words: string): void {
  const field = document.querySelector<HTMLInputElement>(`[data-testid=${testId}]`)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words)
  flushSync(() => field?.dispatchEvent(new Event('input', { bubbles: true })))
}

/** Brings the window there; nothing for a screen of another kind. */
export async function bringToDesk(screen: string, store: WorkstationStore): Promise<void> {
  const state = store.getState
  switch (screen as DeskScreen) {
    case 'history':
    case 'history-failed':
      await state().openHistory()
      break
    case 'audit':
    case 'audit-broken':
      await state().openAudit()
      break
    case 'help':
      state().openDialog({ kind: 'help' })
      break
    case 'help-search':
      flushSync(() => state().openDialog({ kind: 'help' }))
      typeInto('help-search', 'GBK')
      break
    case 'batch-none':
    case 'batch-paused':
    case 'batch-done':
      await state().openBatch()
      break
    case 'welcome':
      break
    case 'memory':
    case 'memory-empty':
      await state().changeSettings({ physician: '王某某' })
      await state().openMemory()
      break
    case 'memory-signed':
      await state().openNote(strokeNote.summary.id)
      await state().openMemory()
      await new Promise((resolve) => setTimeout(resolve, 80))
      document.querySelector('[data-testid=rule-pack]')?.scrollIntoView({ block: 'end' })
      break
    case 'statement-by-rule':
      state().selectStatement({ sectionId: 'diagnosis', index: 0 })
      break
    case 'templates':
      await state().openTemplates()
      await state().showTemplate('discharge')
      break
    case 'templates-edited': {
      await state().openTemplates()
      await state().duplicateTemplate('outpatient')
      const request = { zh: '未提及则写正常。', en: 'Write the diagnoses that the record states.' }
      state().changeSection(1, { request })
      await new Promise((resolve) => setTimeout(resolve, 400))
      break
    }
    case 'templates-imported':
      await state().openTemplates()
      await state().importTemplates()
      break
    case 'settings':
      state().openDialog({ kind: 'settings' })
      break
    case 'settings-export': {
      const exportProfile = { ...state().settings.exportProfile, isGbk: true, width: 'half' } as const
      await state().changeSettings({ exportProfile, hasAiLabel: true })
      state().openDialog({ kind: 'settings' })
      await new Promise((resolve) => setTimeout(resolve, 80))
      document.querySelector('[data-testid=export-preview]')?.scrollIntoView({ block: 'end' })
      break
    }
    case 'settings-retention':
      await state().changeRetention(6)
      state().openDialog({ kind: 'settings' })
      await new Promise((resolve) => setTimeout(resolve, 80))
      document.querySelector('[data-testid=setting-retention]')?.scrollIntoView({ block: 'center' })
      break
    case 'purge': {
      await state().changeRetention(6)
      const plan = state().retention?.due
      if (plan) state().openDialog({ kind: 'purge', plan })
      break
    }
    case 'preview': {
      const text = strokeNote.record.text.slice(0, 400)
      const warnings = [{ code: 'pictures', count: 2 } as const, { code: 'comments', count: 1 } as const]
      void state().askToTake({ format: 'docx', text, warnings }, '入院记录.docx')
      break
    }
    case 'ask':
      state().openAsk()
      await new Promise((resolve) => setTimeout(resolve, 120))
      break
    case 'rewrite':
      state().openRewrite('diagnosis', 0, 18)
      break
    case 'suggestions':
      await state().requestSuggestions()
      break
    case 'replacements':
      await state().changeSettings({ exportProfile: { ...state().settings.exportProfile, isGbk: true } })
      await state().openNote(strokeNote.summary.id)
      await state().copyNote()
      break
    case 'sheet':
      await state().changeSettings({ hasAiLabel: true })
      await state().openNote(strokeNote.summary.id)
      await state().openSheet()
      break
    case 'self-test':
    case 'self-test-faults':
      state().openDialog({ kind: 'selfTest' })
      break
    case 'welcome-model':
    case 'welcome-no-model':
      next(1)
      break
    case 'welcome-recovery':
      next(2)
      flushSync(() => document.querySelector<HTMLElement>('[data-testid=make-recovery-key]')?.click())
      await new Promise((resolve) => setTimeout(resolve, 80))
      break
    case 'welcome-sample':
      next(3)
      break
    case 'settings-import':
      state().openDialog({ kind: 'settings' })
      await state().importModel(false)
      break
    case 'settings-copying':
      state().openDialog({ kind: 'settings' })
      store.setState({ modelImport: { phase: 'copying', doneBytes: 441_000_000, totalBytes: 1_890_000_000 } })
      break
    case 'history-step':
      await state().openHistory()
      await state().compareVersions(4, 5)
      break
    case 'history-signed':
      await state().openNote(strokeNote.summary.id)
      await state().openHistory()
      break
  }
}
