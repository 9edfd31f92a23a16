import { mountApp } from '../../src/renderer/mountApp.tsx'
import type { WorkstationStore } from '../../src/renderer/state/createWorkstationStore.ts'
import { defaultSettings } from '../../src/shared/defaultSettings.ts'
import { engineOff } from '../../src/shared/engineOff.ts'
import type { EngineState } from '../../src/shared/engineState.ts'
import type { NoteView } from '../../src/shared/note.ts'
import type { ReviewedFinding } from '../../src/shared/review.ts'
import type { Settings } from '../../src/shared/settings.ts'
import { bringToDesk, deskScripts } from './deskScreens.ts'
import { fakeBridge, type FakeBridge, type Script } from './fakeBridge.ts'
import {
  crlfNote,
  draftedDraft,
  generatingDraft,
  otherNotes,
  scriptedNote,
  scriptedNow,
  strokeNote,
  strokeSections,
  withDraft,
} from './scriptedNotes.ts'
import { hugeRecords, type HugeRecord, type ScreenName } from './screens.ts'

/** A draft of the first note, step by step. */
export type PlayStep = 'start' | 'grey' | 'settle' | 'end'

type Harness = { readonly bridge: FakeBridge; readonly store: WorkstationStore; readonly play: (step: PlayStep) => void }

declare global {
  interface Window {
    /** Resolves when the screen stands. */
    harness: Promise<Harness>
  }
}

const ready: EngineState = {
  ...engineOff,
  phase: 'ready',
  modelId: 'qwen2.5-coder-1.5b-q4',
  modelName: 'Qwen2.5 Coder 1.5B',
  runtime: 'cpu',
  deviceName: 'AMD EPYC 7R13',
  tokensPerSecond: 22.7,
  rungs: [
    { rung: 'cuda', outcome: 'failed', reason: 'no NVIDIA driver' },
    { rung: 'vulkan', outcome: 'skipped', reason: 'crashed' },
    { rung: 'cpu', outcome: 'used', reason: '' },
  ],
}

const query = new URLSearchParams(location.search)
const screen = (query.get('screen') ?? 'drafted') as ScreenName | HugeRecord
const settings: Settings = {
  ...defaultSettings,
  isSetUp: true,
  language: query.get('language') === 'en' ? 'en' : 'zh',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
}

const drafted = withDraft(strokeNote, draftedDraft)
const stopped = withDraft(strokeNote, {
  ...draftedDraft,
  phase: 'stopped',
  version: 0,
  coverage: null,
  timing: null,
  rejections: [],
  failure: { code: 'engine-crashed', params: {} },
  sections: strokeSections.map((section, index) =>
    index < 2 ? section : { ...section, text: '尼卡地平0.5μg/(kg·min)静', statements: [] },
  ),
})
/** As a tired hand might type it: a side, a duration and a drug that the record does not have. */
const wrongTexts: Readonly<Record<string, string>> = {
  'chief-complaint': '头晕、视物模糊2周，右侧肢体无力1天。',
  diagnosis: '拟诊高血压急症，急性脑梗死（右侧基底节区）。',
  plan: '尼卡地平静脉泵入。头孢曲松2g静脉滴注。出院后2周神经内科门诊复诊。',
}
const wrong = withDraft(strokeNote, {
  ...draftedDraft,
  version: 2,
  author: 'physician',
  rejections: [],
  sections: strokeSections.map((section) => {
    const text = wrongTexts[section.id] ?? ''
    return { ...section, text, statements: (text.match(/[^。]+。/g) ?? []).map((one) => ({ text: one, kind: 'edited', evidence: [] })) }
  }),
})
/** A record of one line, all of which the draft carries. */
const carriedNote = scriptedNote(1, { text: '主诉：头晕1周。\n', title: '头晕1周', phase: 'drafted', preview: '头晕1周' })
const carriedWhole = withDraft(carriedNote, {
  ...draftedDraft,
  coverage: null,
  rejections: [],
  sections: strokeSections.map((section, index) => {
    const text = ['头晕1周。', '原文未记载诊断。', '原文未记载诊疗计划。'][index] ?? ''
    const evidence = index === 0 ? [{ start: 3, end: 7, text: '头晕1周' }] : []
    return { ...section, text, statements: [{ text, kind: index === 0 ? ('record' as const) : ('absent' as const), evidence }] }
  }),
})

const signed = withDraft(strokeNote, { ...draftedDraft, phase: 'signed', signedAt: scriptedNow + 65_000, author: 'physician' })

function script(first: NoteView, change: Partial<Script> = {}): Script {
  return { notes: [first, ...otherNotes], engine: ready, settings, keyProtection: 'operating-system', ...change }
}

const hostile = `主诉：头晕1周。\r\n现病史：文件里有不可见字符：左右${'\u202e'}倒写${'\u202c'}，零宽${'\u200b'}空格，缺损�字。\r\n\r\n诊断：高血压。\r\n`
const longText = Array.from(
  { length: 400 },
  (_, day) => `病程记录 第${day + 1}天：\r\n患者一般情况可，T 36.5℃ P 82次/分，继续目前治疗，注意观察。\r\n`,
).join('')

const line = '2024-09-11 护理记录：病人夜间安睡，无不适主诉，继续目前治疗。\r\n'
const hugeTexts: Readonly<Record<HugeRecord, () => string>> = {
  'huge-lines': () => line.repeat(Math.floor(5_000_000 / line.length)),
  'huge-line': () => '病人夜间安睡，无不适主诉，继续目前治疗，'.repeat(250_000),
}

function huge(name: HugeRecord): Script {
  const record = scriptedNote(8, { text: hugeTexts[name](), title: name, phase: 'recorded', preview: '' })
  return { ...script(strokeNote), notes: [strokeNote, record] }
}

const scripts: Readonly<Partial<Record<ScreenName, Script>>> = {
  empty: { ...script(strokeNote), notes: [] },
  recorded: script(strokeNote),
  'loading-model': script(strokeNote, {
    engine: { ...ready, phase: 'loading', progress: 0.45, tokensPerSecond: null },
    keyProtection: 'file',
  }),
  prefill: script(strokeNote, { engine: { ...ready, phase: 'busy' } }),
  streaming: script(strokeNote, { engine: { ...ready, phase: 'busy' } }),
  findings: script(wrong),
  'finding-current': script(wrong),
  'finding-kept': script(wrong),
  'override-dialog': script(wrong),
  'sign-refused': script(wrong),
  'sign-kept': script(wrong),
  'omissions-none': script(carriedWhole),
  'check-failed': script(drafted, { failures: { checkDraft: { code: 'unexpected', params: { name: 'RangeError' } } } }),
  'save-failed': script(drafted, { failures: { saveDraft: { code: 'disk-full', params: {} } } }),
  signed: script(signed),
  'redraft-dialog': script(signed),
  stopped: script(stopped),
  'model-missing': script(strokeNote, { engine: { ...engineOff, phase: 'missing', failure: { code: 'model-missing', params: {} } } }),
  'record-failed': script(strokeNote, {
    failures: { startDraft: { code: 'record-too-long', params: { characters: 260_000, maximum: 200_000 } } },
  }),
  notices: script({
    ...scriptedNote(1, { text: hostile, title: '头晕1周', phase: 'recorded', preview: '头晕1周' }),
    record: {
      ...scriptedNote(1, { text: hostile, title: '', phase: 'recorded', preview: '' }).record,
      notices: [
        { code: 'lone-surrogates', count: 1 },
        { code: 'mixed-line-ends', count: 2 },
      ],
    },
  }),
  'startup-failed': script(strokeNote, { failures: { loadWorkstation: { code: 'store-key-lost', params: {} } } }),
  crlf: script(crlfNote),
  ...deskScripts(script),
  'long-record': script(scriptedNote(1, { text: longText, title: '长病程', phase: 'recorded', preview: '病程记录' })),
}

function isHuge(name: string): name is HugeRecord {
  return hugeRecords.some((other) => other === name)
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
    case 'signed':
      await state().copySection('chief-complaint')
      break
    case 'record-failed':
      await state().requestDraft()
      break
    case 'redraft-dialog':
      await state().requestDraft()
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
  const bridge = fakeBridge(isHuge(screen) ? huge(screen) : (scripts[screen] ?? script(drafted)))
  const store = mountApp(bridge, root)
  const isStanding = (): boolean =>
    store.getState().startup.phase !== 'loading' && (store.getState().openNoteId === null || store.getState().note !== null)
  while (!isStanding()) await new Promise((resolve) => setTimeout(resolve, 10))
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (screen === 'signed' || screen === 'redraft-dialog') await store.getState().openNote(strokeNote.summary.id)
  await bringThere(bridge, store)
  return { bridge, store, play: (step) => play(bridge, step) }
}

window.harness = start()
