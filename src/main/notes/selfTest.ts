import type { keyProtections } from '../../shared/choices.ts'
import type { EngineState } from '../../shared/engineState.ts'
import type { Guard } from '../../shared/guard/guard.ts'
import { guessingSeconds } from '../../shared/pinRules.ts'
import type { SelfTestCheck, SelfTestReport } from '../../shared/selfTest.ts'
import { hashFile } from '../engine/models/hashFile.ts'
import { installedModels, type InstalledModel, type ModelPlace } from '../engine/models/installedModels.ts'
import { checkDatabase } from '../store/checkDatabase.ts'
import type { ReadableStore } from '../store/openStore.ts'
import { runGoldenCase } from './goldenCase.ts'

export type AirGapState = {
  /** The command line's rules are in force: no name is resolved, no proxy asked. */
  readonly isClosed: boolean
  /** Requests of the window to anywhere else, refused since the start. */
  readonly refused: number
}

export type KeyState = {
  readonly protection: (typeof keyProtections)[number]
  readonly hasRecoveryKey: boolean
  /** Milliseconds that one derivation of the PIN took here; `null`: there is none. */
  readonly derivationMs: number | null
}

export type SelfTestDeps = {
  readonly store: ReadableStore
  readonly guard: () => Guard
  readonly engineState: () => EngineState
  /** Absent on the command line, where no window could reach anywhere. */
  readonly airGap?: () => AirGapState
  /** Absent there too: the key belongs to the application. */
  readonly keys?: () => KeyState
  readonly now: () => number
  readonly version: string
  readonly place?: ModelPlace
}

type Fact = readonly [name: string, value: string | number | null]
const factsOf = (...facts: readonly Fact[]): SelfTestCheck['facts'] =>
  facts.flatMap(([name, value]) => (value === null ? [] : [{ name, value: String(value) }]))

/** What IT asks for when something is wrong, and what shows that nothing is. The model's file is hashed anew, which takes seconds. */
export async function runSelfTest(deps: SelfTestDeps): Promise<SelfTestReport> {
  const model = await checkModel(deps)
  const airGap = deps.airGap ? [airGapCheck(deps.airGap())] : []
  const keys = deps.keys ? [keyCheck(deps.keys())] : []
  const checks = [model, checkRuntime(deps.engineState()), databaseCheck(deps.store), ...airGap, ...keys, goldenCheck(deps.guard())]
  return { at: deps.now(), version: deps.version, platform: `${process.platform} ${process.arch}`, checks }
}

async function checkModel({ engineState, place }: SelfTestDeps): Promise<SelfTestCheck> {
  const installed = await installedModels(place)
  const model = installed.find(({ id }) => id === engineState().modelId) ?? installed[0]
  if (!model) return { id: 'model', outcome: 'warning', code: 'absent', facts: [] }
  const known = factsOf(['name', model.name], ['id', model.id], ['bytes', model.sizeBytes])
  const sha256 = await hashFile(model.path).catch(() => null)
  if (sha256 === null) return { id: 'model', outcome: 'failed', code: 'unreadable', facts: known }
  return { id: 'model', facts: [...known, ...factsOf(['sha256', sha256])], ...modelVerdict(model, sha256) }
}

/** Against the catalogue where it knows the file, else against what was found when it came in. */
function modelVerdict(model: InstalledModel, sha256: string): Pick<SelfTestCheck, 'outcome' | 'code'> {
  const expected = model.entry?.sha256 ?? null
  if (expected !== null) return expected === sha256 ? { outcome: 'passed', code: 'verified' } : { outcome: 'failed', code: 'changed' }
  if (model.sha256 !== null && model.sha256 !== sha256) return { outcome: 'failed', code: 'changed' }
  return { outcome: 'warning', code: 'unverified' }
}

function checkRuntime({ phase, runtime, deviceName, tokensPerSecond, failure }: EngineState): SelfTestCheck {
  const facts = factsOf(
    ['runtime', runtime],
    ['device', deviceName],
    ['speed', tokensPerSecond === null ? null : tokensPerSecond.toFixed(1)],
    ['failure', failure?.code ?? null],
  )
  if (phase === 'ready' || phase === 'busy') return { id: 'runtime', outcome: 'passed', code: 'ready', facts }
  if (phase === 'missing') return { id: 'runtime', outcome: 'warning', code: 'missing', facts }
  const isOnItsWay = phase === 'probing' || phase === 'loading' || phase === 'warming' || phase === 'off'
  return { id: 'runtime', outcome: isOnItsWay ? 'warning' : 'failed', code: isOnItsWay ? 'loading' : 'down', facts }
}

function databaseCheck(store: ReadableStore): SelfTestCheck {
  const { isWhole, cipher, isDurable, version, notes, signatures } = checkDatabase(store)
  const facts = factsOf(['cipher', cipher], ['schema', version], ['notes', notes], ['signatures', signatures])
  if (!isWhole || !isDurable) return { id: 'database', outcome: 'failed', code: 'damaged', facts }
  return cipher === null
    ? { id: 'database', outcome: 'warning', code: 'clear', facts }
    : { id: 'database', outcome: 'passed', code: 'whole', facts }
}

function airGapCheck({ isClosed, refused }: AirGapState): SelfTestCheck {
  const facts = factsOf(['refused', refused])
  if (!isClosed) return { id: 'airGap', outcome: 'failed', code: 'open', facts }
  return { id: 'airGap', outcome: refused === 0 ? 'passed' : 'warning', code: refused === 0 ? 'closed' : 'tried', facts }
}

const guesses = 10_000

function keyCheck({ protection, hasRecoveryKey, derivationMs }: KeyState): SelfTestCheck {
  const kept = factsOf(['keptIn', protection], ['recoveryKey', hasRecoveryKey ? '✓' : '—'])
  if (derivationMs === null) return { id: 'pin', outcome: 'warning', code: protection === 'file' ? 'file' : 'system', facts: kept }
  const { atScreen, withFiles } = guessingSeconds(guesses, derivationMs / 1000)
  const times = factsOf(
    ['derivation', derivationMs],
    ['atScreen', `${Math.round(atScreen / 86_400)} d`],
    ['withFiles', `${Math.round(withFiles / 60)} min`],
  )
  // a PIN of four digits is no secret for long from somebody who has the files and the user's key store, and without one from anybody who has the files
  return { id: 'pin', outcome: protection === 'pin' || !hasRecoveryKey ? 'warning' : 'passed', code: 'set', facts: [...kept, ...times] }
}

function goldenCheck(guard: Guard): SelfTestCheck {
  const { caught, planted, falseAlarms } = runGoldenCase(guard)
  const facts = factsOf(['caught', `${caught} / ${planted}`], ['falseAlarms', falseAlarms])
  const isRight = caught === planted && falseAlarms === 0
  return { id: 'golden', outcome: isRight ? 'passed' : 'failed', code: isRight ? 'right' : 'wrong', facts }
}
