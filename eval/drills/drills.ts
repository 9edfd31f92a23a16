import { clockBackDrill } from './clockBack.ts'
import { diskFullDrill } from './diskFull.ts'
import type { DrillOutcome } from './drillResult.ts'
import { flipsDrill } from './flips.ts'
import { halfStreamDrill } from './halfStream.ts'
import { hostDrill } from './host.ts'
import { killDrill } from './kill.ts'
import { migrationKillDrill } from './migrationKill.ts'
import { readOnlyDrill } from './readOnly.ts'
import { secondInstanceDrill } from './secondInstance.ts'
import { staleWalDrill } from './staleWal.ts'
import { wrongKeyDrill } from './wrongKey.ts'

/** `times`: the faults where there is no end to them, else the most; a drill that goes step by step ends where its operation passes untouched. */
type Drill = { readonly run: (times: number) => Promise<DrillOutcome>; readonly times: number }

export const drills = {
  kill: { run: killDrill, times: 300 },
  flips: { run: flipsDrill, times: 300 },
  'disk-full': { run: diskFullDrill, times: 400 },
  'read-only': { run: readOnlyDrill, times: 100 },
  'half-stream': { run: halfStreamDrill, times: 60 },
  'migration-kill': { run: migrationKillDrill, times: 1_000 },
  'stale-wal': { run: staleWalDrill, times: 20 },
  'second-instance': { run: secondInstanceDrill, times: 5 },
  host: { run: hostDrill, times: 100 },
  'clock-back': { run: clockBackDrill, times: 20 },
  'wrong-key': { run: wrongKeyDrill, times: 20 },
} as const satisfies Readonly<Record<string, Drill>>
export type DrillName = keyof typeof drills
