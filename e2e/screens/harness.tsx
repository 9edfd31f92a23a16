import { mountApp } from '../../src/renderer/mountApp.tsx'
import type { WorkstationStore } from '../../src/renderer/state/createWorkstationStore.ts'
import { defaultSettings } from '../../src/shared/defaultSettings.ts'
import type { ReviewedFinding } from '../../src/shared/review.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { bringToDesk } from './deskScreens.ts'
import { fakeBridge, type FakeBridge } from './fakeBridge.ts'
import { bringToLock } from './lockScreens.ts'
import { sceneOf } from './sceneOf.ts'
import { draftedDraft, generatingDraft, strokeNote, strokeSections } from './scriptedNotes.ts'
import type { HugeRecord, ScreenName } from './screens.ts'

/** A draft of the first note, step by step. */
export type PlayStep = 'start' | 'grey' | 'settle' | 'end'

type Harness = { readonly bridge: FakeBridge; readonly store: WorkstationStore; readonly play: (step: PlayStep) => void }

declare global {
  interface Window {
    /** Resolves when the screen stands. */
    harness: Promise<Harness>
  }
}

const query = new URLSearchParams(location.search)
const screen = (query.get('screen') ?? 'drafted') as ScreenName | HugeRecord
const settings: Settings = {
  ...defaultSettings,
  isSetUp: true,
  language: query.get('language') === 'en' ? 'en' : 'zh',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
}

function play(bridge: FakeBridge, step: PlayStep): void {
  const { id: noteId } = strokeNote.summary
  const { id: draftId } = generatingDraft
  if (step === 'start') bridge.emit({ type: 'draft-started', noteId, draft: generatingDraft })
  if (step === 'end') bridge.emit({ type: 'draft-ended', noteId, draft: draftedDraft })
  for (const { id: sectionId, statements } of strokeSections) {
    for (const statement of statements) {
      if (step === 'grey') bridge.emit({ type: 'statement-delta', draftId, sectionId, text: statement.text })
      if (step === 'settle') bridge.emit({ type: 'statement-settled', draftId, sectionId, statement })
    }
  }
}

async function bringThere(bridge: FakeBridge, store: WorkstationStore): Promise<void> {
  const state = store.getState
  const { id: noteId } = strokeNote.summary
  const { id: draftId } = generatingDraft
  const settle = (section: number, index: number): void => {
    const { id: sectionId, statements } = strokeSections[section] ?? { id: '', statements: [] }
    const statement = statements[index]
    if (statement) bridge.emit({ type: 'statement-settled', draftId, sectionId, statement })
  }
  switch (screen) {
    case 'prefill':
      bridge.emit({ type: 'draft-started', noteId, draft: generatingDraft })
      bridge.emit({ type: 'prefill-progress', draftId, done: 128, total: 1260, part: 1, parts: 1 })
      await new Promise((resolve) => setTimeout(resolve, 900))
      bridge.emit({ type: 'prefill-progress', draftId, done: 512, total: 1260, part: 1, parts: 1 })
      break
    case 'streaming':
      bridge.emit({ type: 'draft-started', noteId, draft: generatingDraft })
      settle(0, 0)
      settle(1, 0)
      bridge.emit({ type: 'statement-delta', draftId, sectionId: 'diagnosis', text: '头颅CT示左侧基底节区腔隙' })
      break
    case 'edited':
      state().editSection('diagnosis', `${strokeSections[1]?.statements[0]?.text}血压最高180/110mmHg。`)
      await state().saveEdits(draftId)
      state().selectStatement({ sectionId: 'diagnosis', index: 1 })
      break
    case 'save-failed':
      state().editSection('plan', '卧床休息，监测血压。')
      await state().saveEdits(draftId)
      break
    case 'finding-current':
      await state().checkNow()
      state().moveFinding(1)
      break
    case 'finding-kept':
      await keepFirst(store)
      state().moveFinding(1)
      break
    case 'override-dialog':
      await state().checkNow()
      state().moveFinding(1)
      state().requestOverride()
      break
    case 'sign-refused':
      await state().requestSign()
      break
    case 'sign-kept':
      for (let count = 0; count < 9 && openReds(store).length > 0; count++) await keepFirst(store)
      await state().requestSign()
      break
    case 'omission-current': {
      await state().checkNow()
      const start = state().checked?.omissions[1]?.evidence[0]?.start
      if (start === undefined) throw new Error('the script has no second omission')
      state().selectOmission(start)
      break
    }
    case 'sign-dialog':
      await state().requestSign()
      break
    case 'statement-selected':
      state().selectStatement({ sectionId: 'plan', index: 1 })
      break
    case 'complaint-long':
      state().editSection('chief-complaint', '头晕、视物模糊1周，加重伴右侧肢体无力、行走不稳1天。')
      await state().saveEdits(draftId)
      break
    case 'mix-up':
    case 'signed':
      await state().copySection('chief-complaint')
      break
    case 'record-failed':
      await state().requestDraft()
      break
    case 'redraft-dialog':
      await state().requestDraft()
      break
    case 'search':
    case 'search-none':
      state().setQuery(screen === 'search' ? '梗死' : '锟斤拷')
      while (state().searched === null) await new Promise((resolve) => setTimeout(resolve, 20))
      break
    case 'filter-none':
      state().setQueueFilter('clear')
      bridge.emit({ type: 'note-changed', summary: { ...strokeNote.summary, phase: 'drafted', toCheck: { reds: 1, ambers: 0 } } })
      break
    case 'palette':
    case 'palette-empty':
      state().openDialog({ kind: 'palette' })
      await new Promise((resolve) => setTimeout(resolve, 60))
      if (screen === 'palette-empty') document.execCommand('insertText', false, 'ECG')
      break
    case 'paste-dialog':
      state().openDialog({ kind: 'paste' })
      break
    case 'encoding-dialog':
      void state().askEncoding({ code: 'file-encoding-unknown', params: { candidates: 'gb18030, big5' } }, '入院记录-2024.txt')
      break
    case 'engine-details':
      document.querySelector<HTMLElement>('#engine-details')?.showPopover()
      break
    case 'toasts':
      state().tell('recordSaved', { title: '陈某某 女 72岁' })
      state().tell('clipboardEmpty')
      state().complain({ code: 'file-binary', params: { kind: 'PDF' } }, '出院记录.txt')
      break
    case 'details-open':
      for (const details of document.querySelectorAll('details')) details.open = true
      break
    default:
      await bringToDesk(screen, store)
      await bringToLock(screen, store)
  }
}

function openReds(store: WorkstationStore): readonly ReviewedFinding[] {
  return (store.getState().checked?.findings ?? []).filter(({ severity, override }) => severity === 'red' && override === null)
}

async function keepFirst(store: WorkstationStore): Promise<void> {
  await store.getState().checkNow()
  const [red] = openReds(store)
  if (red) await store.getState().overrideFinding(red, '会诊医师口头意见，已记入病程')
}

async function start(): Promise<Harness> {
  const root = document.getElementById('root')
  if (root === null) throw new Error('harness.html has no #root')
  const bridge = fakeBridge(sceneOf(screen, settings))
  const store = mountApp(bridge, root)
  const isStanding = (): boolean =>
    store.getState().startup.phase !== 'loading' && (store.getState().openNoteId === null || store.getState().note !== null)
  while (!isStanding()) await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { openNoteId, startup, openNote } = store.getState()
  // the queue opens what needs eyes most; what is looked at is the first note of the script
  if (startup.phase === 'ready' && openNoteId !== null && openNoteId !== strokeNote.summary.id) await openNote(strokeNote.summary.id)
  await bringThere(bridge, store)
  return { bridge, store, play: (step) => play(bridge, step) }
}

window.harness = start()
