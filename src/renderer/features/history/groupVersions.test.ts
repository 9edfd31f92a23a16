import { expect, test } from 'vitest'
import type { HistoryEntry, VersionKind } from '../../../shared/note.ts'
import { draftId } from '../../state/testBridge.ts'
import { groupVersions } from './groupVersions.ts'

const entry = (kind: VersionKind, at: number): HistoryEntry => ({
  draftId,
  draftNumber: 1,
  version: 1,
  kind,
  author: kind === 'model' ? 'model' : 'physician',
  at,
  characters: 10,
  restoredFrom: null,
})

test('the newest stands first, and a stretch of typing is one line with its saves in it', () => {
  const history = [entry('model', 0), entry('edit', 1_000), entry('edit', 2_000), entry('repair', 3_000), entry('edit', 4_000)]
  const lines = groupVersions([...history, entry('edit', 90_000), entry('edit', 91_000), entry('signed', 92_000)])
  expect(lines.map(({ kind, place, earlier }) => [kind, place, earlier.map((one) => one.place)])).toEqual([
    ['signed', 7, []],
    ['edit', 6, [5]],
    ['edit', 4, []],
    ['repair', 3, []],
    ['edit', 2, [1]],
    ['model', 0, []],
  ])
})
