import { expect, test } from 'vitest'
import { drills, type DrillName } from './drills.ts'
import { statementsOf } from './statementsOf.ts'

/** Few faults of each kind, so that a change which loses something is seen before the long drill is run. */
const few: Readonly<Partial<Record<DrillName, number>>> = {
  kill: 3,
  flips: 18,
  'read-only': 3,
  'half-stream': 6,
  'migration-kill': 3,
  'stale-wal': 2,
  'clock-back': 2,
  'wrong-key': 3,
}

test.each(Object.entries(few))(
  '%s: after each of %i faults nothing is lost and all is told',
  async (name, times) => {
    const { tried, survived, lost, notes } = await drills[name as DrillName].run(times)
    expect({ survived, lost, notes }).toEqual({ survived: tried, lost: 0, notes })
    expect(tried).toBeGreaterThanOrEqual(Math.min(times, 3))
  },
  60_000,
)

test('the statements of a migration are told apart, a trigger with those inside it', () => {
  const sql = "-- a; comment\nCREATE TABLE t (a TEXT);\nCREATE TRIGGER x BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;\n"
  expect(statementsOf(sql)).toEqual([
    '-- a; comment\nCREATE TABLE t (a TEXT);',
    "CREATE TRIGGER x BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;",
  ])
})
