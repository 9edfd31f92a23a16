import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { channelOf, commandNames } from '../../shared/commandNames.ts'
import { commands, type CommandName, type Handlers, type Input } from '../../shared/contract.ts'
import { errorCodes, type Result } from '../../shared/errors.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { registerCommands } from './register.ts'

type Listener = (event: unknown, input: unknown) => Promise<Result<unknown>>
const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) },
}))

const id = '00000000-0000-0000-0000-000000000001'
const ownTemplate = loadResources(resourcesFolder(import.meta.dirname)).templates.get('outpatient')
/** A good input of each command: what the attacks start from. */
const good = {
  readLock: {},
  unlock: { accountId: 'owner', pin: '2580' },
  recover: { accountId: 'owner', recoveryKey: '22222-33333', newPin: null },
  lock: {},
  confirmLock: {},
  noteActivity: {},
  readSecurity: {},
  setPin: { currentPin: null, newPin: '2580' },
  saveAccount: { pin: '2580', account: { id: null, name: '小周', role: 'intern', newPin: '4827' } },
  removeAccount: { pin: '2580', id: 'owner' },
  makeRecoveryKey: { pin: null },
  loadWorkstation: {},
  searchNotes: { query: '头晕' },
  openNote: { noteId: id },
  saveRecord: { text: '主诉：胸闷3天', title: '周某某' },
  openRecordFile: { encoding: 'gb18030' },
  importRecordFile: { name: 'a.txt', base64: 'QQ==', encoding: 'utf-8' },
  startDraft: { noteId: id, draftId: id, templateId: 'outpatient' },
  stopDraft: { draftId: id },
  saveDraft: { draftId: id, baseVersion: 1, sections: [{ id: 'plan', text: '复诊。' }] },
  checkDraft: { draftId: id, sections: [{ id: 'plan', text: '复诊。' }] },
  askNote: {
    noteId: id,
    turnId: id,
    text: '过敏史？',
    sections: [{ id: 'plan', text: '复诊。' }],
    sectionId: 'plan',
    selection: { start: 0, end: 2 },
  },
  readDialogue: { noteId: id },
  suggestPlan: { draftId: id, turnId: id },
  redraftSection: { draftId: id, baseVersion: 1, sectionId: 'plan', turnId: id },
  overrideFinding: {
    draftId: id,
    version: 1,
    sectionId: 'plan',
    rule: 'F1',
    passage: { text: '2周后复诊。', start: 0, end: 2 },
    reason: '患者要求',
  },
  keepStoppedDraft: { draftId: id },
  signNote: { noteId: id, draftId: id, version: 1 },
  copySection: { noteId: id, sectionId: 'plan', changesPatient: true, acceptsReplacements: true },
  copyNote: { noteId: id, acceptsReplacements: false },
  changeSettings: {
    language: 'en',
    theme: 'dark',
    templateId: 'outpatient',
    scale: 125,
    modelId: null,
    clipboardSeconds: 60,
    hasAiLabel: true,
  },
  restartEngine: {},
  readSheet: { noteId: id },
  printPage: {},
  savePagePdf: {},
  readTemplateSections: { templateId: 'outpatient' },
  listTemplates: {},
  saveTemplate: { template: ownTemplate },
  moveTemplate: { templateId: 'own', isDeleted: true },
  exportTemplate: { templateId: 'outpatient' },
  importTemplates: {},
  previewTemplate: { template: ownTemplate, noteId: id },
  runSelfTest: {},
  listModels: {},
  importModel: { acceptsUnverified: true },
  stopModelImport: {},
  removeModel: { modelId: 'custom-a' },
  listBundles: {},
  importBundle: {},
  importDroppedBundle: { base64: 'UEs=' },
  rollBackBundle: { kind: 'dictionaries' },
  readHistory: { noteId: id },
  readVersion: { draftId: id, version: 0 },
  restoreVersion: { noteId: id, from: { draftId: id, version: 1 }, baseVersion: 2, newDraftId: id },
  listCorrections: { draftId: id },
  retypeCorrection: { number: 1, type: 'fact' },
  listRules: {},
  changeRule: { ruleId: id, to: 'approved' },
  exportRules: { name: '心内科' },
  importRules: {},
  readAudit: { before: 100 },
  verifyAudit: { withTexts: true },
  exportAudit: { format: 'csv' },
  startBatch: { from: 'folder', templateId: 'outpatient' },
  startBatchOfFile: { name: 'a.csv', base64: 'QQ==', templateId: 'outpatient' },
  startBatchOfNotes: { name: '夜间', records: [{ name: '1.txt', place: { kind: 'note', noteId: id } }], templateId: 'outpatient' },
  changeBatch: { batchId: id, to: 'paused' },
  readBatch: {},
  readBatchProblems: { batchId: id },
  readApi: {},
  changeApi: { isOn: true, port: 8765, renewsToken: false },
  readRetention: {},
  changeRetention: { months: 6 },
  purgeNotes: { before: 1 },
} as unknown as { readonly [K in CommandName]: Input<K> }

const calls: { readonly command: CommandName; readonly input: unknown }[] = []
const isTrusted = vi.fn<() => boolean>()

beforeEach(() => {
  const handlers = Object.fromEntries(commandNames.map((command) => [command, (input: unknown) => calls.push({ command, input })]))
  registerCommands({ handlers: handlers as unknown as Handlers, isTrusted, onBug: () => undefined })
})

/** What can't be: an answer that is no Result, a handler that ran although the input did not fit or came from elsewhere, or got more than its schema. */
async function attack(command: CommandName, input: unknown, isOurs = true): Promise<void> {
  calls.length = 0
  isTrusted.mockReturnValue(isOurs)
  const answer = (await listeners.get(channelOf(command))?.({}, input)) as Result<unknown>
  if (!answer.ok) {
    expect(calls).toEqual([])
    expect(errorCodes).toContain(answer.failure.code)
    expect(answer.failure.code).toBe(isOurs ? 'invalid-input' : 'forbidden-sender')
    expect(JSON.stringify(answer).length).toBeLessThan(400)
  } else {
    expect(isOurs).toBe(true)
    expect(calls).toEqual([{ command, input: commands[command].input.parse(input) }])
    const given = calls[0]?.input
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype)
    expect(Object.keys(commands[command].input.shape)).toEqual(expect.arrayContaining(Object.keys(given as object)))
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
}

/** All that structured cloning lets through, and the keys that have tripped programs before. */
const anything = fc.anything({
  key: fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'length'),
  ),
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
})
const pollution = fc.constantFrom<unknown>(
  JSON.parse('{"__proto__": {"polluted": 1}}'),
  JSON.parse('{"constructor": {"prototype": {"polluted": 1}}}'),
  JSON.parse('{"__proto__": null, "hasOwnProperty": 1}'),
)
const huge = fc.constantFrom('x'.repeat(5_000_001), '胸'.repeat(15_000_001), '\ud800'.repeat(600), id.toUpperCase(), `${id}\n`, ` ${id}`)
const hostile = fc.oneof({ weight: 4, arbitrary: anything }, { weight: 1, arbitrary: pollution }, { weight: 1, arbitrary: huge })
const wrong = fc.constantFrom<unknown>(
  undefined,
  null,
  0,
  -1,
  1.5,
  NaN,
  true,
  '',
  'x',
  [],
  [[]],
  {},
  new Date(0),
  /x/,
  new Map(),
  10n,
  new Uint8Array(1),
)
const fiftyMegabytes: readonly unknown[] = [
  'x'.repeat(50_000_000),
  '胸'.repeat(25_000_000),
  Array.from({ length: 50 }, () => 'x'.repeat(1_000_000)),
  new Uint8Array(50_000_000),
]

type Fields = Record<string, unknown>
const damages = {
  'wrong types': (input: Fields) =>
    fc.tuple(fieldOf(input), wrong).map(([key, value]) => (key === '' ? value : { ...input, [key]: value })),
  '50 MB': (input: Fields) =>
    fc.tuple(fieldOf(input), fc.constantFrom(...fiftyMegabytes)).map(([key, value]) => (key === '' ? value : { ...input, [key]: value })),
  'prototype keys': (input: Fields) =>
    fc.tuple(pollution, fc.boolean()).map(([extra, isAlone]) => (isAlone ? extra : withOwn(input, extra as object))),
  'missing fields': (input: Fields) =>
    fieldOf(input).map((key) => (key === '' ? undefined : Object.fromEntries(Object.entries(input).filter(([name]) => name !== key)))),
  'extra fields': (input: Fields) =>
    fc.tuple(fc.string(), hostile).map(([key, value]) => Object.defineProperty({ ...input }, key, { value, enumerable: true })),
  'random values': (input: Fields) =>
    fc.oneof(
      hostile,
      fc.tuple(fieldOf(input), hostile).map(([key, value]) => (key === '' ? value : { ...input, [key]: value })),
    ),
} as const satisfies Record<string, (input: Fields) => fc.Arbitrary<unknown>>
/** `YIZHAI_FUZZ_RUNS=10000` for a long run. */
const runs: Readonly<Record<keyof typeof damages, number>> = {
  'wrong types': 100,
  '50 MB': 8,
  'prototype keys': 20,
  'missing fields': 20,
  'extra fields': 100,
  'random values': Number(process.env['YIZHAI_FUZZ_RUNS'] ?? 1_000),
}

/** One of the input's own fields; '': the input itself. */
function fieldOf(input: Fields): fc.Arbitrary<string> {
  return fc.constantFrom('', ...Object.keys(input))
}
function withOwn(input: Fields, extra: object): unknown {
  return Object.defineProperties({ ...input }, Object.getOwnPropertyDescriptors(extra))
}

const tried = new Map<string, number>()
function count(kind: string): void {
  tried.set(kind, (tried.get(kind) ?? 0) + 1)
}

describe.each(commandNames)('%s', (command) => {
  it('takes its good input', async () => {
    isTrusted.mockReturnValue(true)
    calls.length = 0
    expect(await listeners.get(channelOf(command))?.({}, good[command])).toMatchObject({ ok: true })
    expect(calls).toEqual([{ command, input: good[command] }])
  })

  it.each(Object.keys(damages) as (keyof typeof damages)[])(
    'answers %s with a result, and its handler sees only what its schema let through',
    async (kind) => {
      await fc.assert(
        fc.asyncProperty(damages[kind](good[command] as Fields), (input) => {
          count(kind)
          return attack(command, input)
        }),
        { numRuns: runs[kind] },
      )
    },
  )

  it('refuses everything from a foreign frame, good input too', async () => {
    await attack(command, good[command], false)
    await fc.assert(
      fc.asyncProperty(hostile, (input) => {
        count('foreign frame')
        return attack(command, input, false)
      }),
      { numRuns: 100 },
    )
  })
})

it('every command met every kind of attack', ({ task }) => {
  const kinds = [...Object.keys(damages), 'foreign frame']
  expect([...tried.keys()].sort()).toEqual(kinds.sort())
  const all = [...tried.values()].reduce((sum, calls) => sum + calls, 0)
  const figure = `${commandNames.length} commands × ${kinds.length} kinds of attack, ${all} calls: 0 crashes, 0 unvalidated values reached a handler`
  Object.assign(task.meta, { figure })
  expect(all).toBeGreaterThan(commandNames.length * 1_000)
})
