import { randomBytes, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { EngineState } from '../../src/shared/engineState.ts'
import { failureOf } from '../../src/shared/errors.ts'
import { draftIdSchema, type NoteId } from '../../src/shared/note.ts'
import type { LoadRequest } from '../../src/main/engine/engine.ts'
import type { HostProcess } from '../../src/main/engine/hostProtocol.ts'
import { forkHost } from '../../src/main/engine/testing/forkHost.ts'
import { Supervisor } from '../../src/main/engine/supervisor.ts'
import { openTrialFile } from '../../src/main/engine/trialFile.ts'
import { RunningDrafts, startDraft } from '../../src/main/notes/startDraft.ts'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { closeStore, openStore, type WritableStore } from '../../src/main/store/openStore.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { missingOf, shift } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const faultyHost = fileURLToPath(new URL('faultyHost.ts', import.meta.url))
const key = randomBytes(32)
const model: Omit<LoadRequest, 'runtime'> = {
  modelId: 'drill',
  modelName: 'drill',
  modelPath: '/none.gguf',
  sha256: '0'.repeat(64),
  threads: 1,
  contextTokens: 8192,
  sampling: { temperature: 0, topP: 1, topK: 1 },
}
/** What the status bar and the draft may say. */
const stated = [
  'engine-crashed',
  'engine-hung',
  'engine-failed',
  'engine-load-failed',
  'engine-out-of-memory',
  'engine-not-ready',
  'cancelled',
  'model-file-unreadable',
  'model-no-chat-template',
]
const refusedWithinMs = 10_000

/**
 * The model's process aborts, is killed, hangs, runs out of memory, talks nonsense or ends, while it loads and while it writes; three crashes; a rung that takes
 * the process down; files that are no model, given to the real host. Each must end in a stated failure, with the physician's own work going on.
 */
export async function hostDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  const faults = [
    'decode-abort',
    'decode-kill',
    'decode-memory',
    'decode-nonsense',
    'decode-exit',
    'decode-hang',
    'load-abort',
    'load-kill',
    'load-memory',
    'load-exit',
    'load-hang',
  ]
  const files = craftedModels()
  for (const fault of faults.slice(0, times)) await inDrillFolder((folder) => draftUnder(folder, fault, count))
  await inDrillFolder((folder) => crashThrice(folder, count))
  await inDrillFolder((folder) => leaveRung(folder, count))
  let slowestMs = 0
  for (const [name, bytes] of files.slice(0, times)) {
    slowestMs = Math.max(slowestMs, await inDrillFolder((folder) => loadCrafted(folder, name, bytes, count)))
  }
  return count.outcome(
    `${faults.length} faults of the process, three crashes, the rung marker, ${files.length} crafted or truncated files (slowest refusal ${Math.round(slowestMs)} ms, limit ${refusedWithinMs})`,
    'out of memory: a child whose heap is limited to 64 MB',
  )
}

const forkFaulty = (fault: string): HostProcess => forkHost({ file: faultyHost, args: [fault], execArgv: ['--max-old-space-size=64'] })

function supervise(folder: string, fork: () => HostProcess, platform: NodeJS.Platform = 'darwin', request = model) {
  const states: EngineState[] = []
  const supervisor = new Supervisor({
    fork,
    model: () => Promise.resolve(request),
    memory: openTrialFile(join(folder, 'runtime-trial.json')),
    platform,
    clock: () => performance.now(),
    onState: (state) => states.push(state),
    loadTimeoutMs: 4_000,
  })
  return { supervisor, states }
}

async function draftUnder(folder: string, fault: string, count: DrillCount): Promise<void> {
  const store = openStore({ path: join(folder, 'notes.db'), key })
  const done = [...shift(store, 1)].at(-1)
  const { supervisor } = supervise(folder, () => forkFaulty(fault))
  void supervisor.start()
  const wrong: string[] = []
  const running = new RunningDrafts()
  const { finished, draftId } = draft(store, supervisor, running, done?.noteId as NoteId)
  // the physician presses Stop where nothing comes any more
  if (fault === 'decode-hang') void delay(3_000).then(() => running.stop(draftId))
  const ended = await finished
  if (ended.phase !== 'stopped' || !stated.includes(ended.failure?.code ?? ''))
    wrong.push(`draft ${ended.phase} ${ended.failure?.code ?? ''}`)
  const own = [...shift(store, 2)].at(-1)
  const missing = missingOf(
    store,
    [done, own].flatMap((note) => (note ? [note] : [])),
  )
  if (fault.startsWith('load') && supervisor.state.phase !== 'refused') wrong.push(`state ${supervisor.state.phase}`)
  wrong.push(...(await unsoundnessOf(store)))
  supervisor.close()
  closeStore(store)
  count.fault(fault, wrong, missing)
}

function draft(store: WritableStore, engine: Supervisor, running: RunningDrafts, noteId: NoteId) {
  const { headings, templates, guard, lexicon, dictionaryHash } = loadResources(resourcesFolder(join(import.meta.dirname, '..')))
  const deps = {
    store,
    engine,
    templates: () => templates,
    headings,
    guard,
    lexicon,
    dictionaryHash,
    running,
    now: Date.now,
    clock: () => performance.now(),
    emit: () => undefined,
    onBug: () => undefined,
  }
  const draftId = draftIdSchema.parse(randomUUID())
  return { draftId, ...startDraft(deps, { noteId, draftId, templateId: 'outpatient' }) }
}

async function crashThrice(folder: string, count: DrillCount): Promise<void> {
  const store = openStore({ path: join(folder, 'notes.db'), key })
  const done = [...shift(store, 1)].at(-1)
  const { supervisor } = supervise(folder, () => forkFaulty('decode-abort'))
  await supervisor.start()
  const running = new RunningDrafts()
  const wrong: string[] = []
  for (let crash = 0; crash < 3; crash++) {
    const ended = await draft(store, supervisor, running, done?.noteId as NoteId).finished
    if (ended.failure?.code !== 'engine-crashed') wrong.push(`crash ${crash + 1}: ${ended.failure?.code ?? ended.phase}`)
    if (crash < 2) await supervisor.ready()
  }
  if (supervisor.state.phase !== 'refused') wrong.push(`state ${supervisor.state.phase}`)
  await supervisor.restart()
  if (supervisor.state.phase !== 'ready') wrong.push('does not start again when asked to')
  supervisor.close()
  wrong.push(...(await unsoundnessOf(store)))
  closeStore(store)
  count.fault('three crashes', wrong)
}

/** The process dies with the program while it tries a graphics rung: the next start begins one lower, and says why. */
async function leaveRung(folder: string, count: DrillCount): Promise<void> {
  openTrialFile(join(folder, 'runtime-trial.json')).begin('cuda')
  const { supervisor } = supervise(folder, () => forkFaulty('decode-abort'), 'linux')
  await supervisor.start()
  const { phase, runtime, rungs } = supervisor.state
  supervisor.close()
  const wrong = phase === 'ready' && runtime !== 'cuda' ? [] : [`${phase} on ${runtime ?? 'none'}`]
  if (!openTrialFile(join(folder, 'runtime-trial.json')).crashed().includes('cuda')) wrong.push('the marker is gone')
  if (rungs.length > 0 && rungs.every(({ rung }) => rung !== 'cuda')) wrong.push('no reason is told')
  count.fault('rung marker', wrong)
}

async function loadCrafted(folder: string, name: string, bytes: Buffer, count: DrillCount): Promise<number> {
  const modelPath = join(folder, 'model.gguf')
  writeFileSync(modelPath, bytes)
  const { supervisor } = supervise(folder, () => forkHost({ execArgv: [] }), 'darwin', { ...model, modelPath })
  const begin = performance.now()
  await supervisor.start().catch((error: unknown) => failureOf(error))
  const took = performance.now() - begin
  const { phase, failure } = supervisor.state
  supervisor.close()
  const wrong = phase === 'refused' && stated.includes(failure?.code ?? '') ? [] : [`${phase} ${failure?.code ?? ''}`]
  if (took > refusedWithinMs) wrong.push(`${Math.round(took)} ms`)
  count.fault(`file ${name}`, wrong)
  return took
}

/** Headers as the format has them, with counts and lengths that are not true. */
function craftedModels(): readonly (readonly [string, Buffer])[] {
  const header = (version: number, tensors: bigint, pairs: bigint) => {
    const bytes = Buffer.alloc(24)
    bytes.write('GGUF', 'latin1')
    bytes.writeUInt32LE(version, 4)
    bytes.writeBigUInt64LE(tensors, 8)
    bytes.writeBigUInt64LE(pairs, 16)
    return bytes
  }
  const length = (value: bigint) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(value)
    return bytes
  }
  const most = 2n ** 63n - 1n
  return [
    ['empty', Buffer.alloc(0)],
    ['magic only', Buffer.from('GGUF')],
    ['truncated header', header(3, 1n, 1n).subarray(0, 20)],
    ['no tensors, no pairs', header(3, 0n, 0n)],
    ['tensors without end', header(3, most, 0n)],
    ['pairs without end', header(3, 0n, most)],
    ['a name of 2^63 bytes', Buffer.concat([header(3, 0n, 1n), length(most)])],
    [
      'a list of 2^60 texts',
      Buffer.concat([header(3, 0n, 1n), length(1n), Buffer.from('a'), Buffer.from([9, 0, 0, 0, 8, 0, 0, 0]), length(2n ** 60n)]),
    ],
    ['version 99', header(99, 0n, 0n)],
    ['a text', Buffer.from('主诉：胸闷。\n'.repeat(2_000))],
    ['random bytes', randomBytes(100_000)],
    ['random bytes behind a header', Buffer.concat([header(3, 5n, 5n), randomBytes(100_000)])],
  ]
}
