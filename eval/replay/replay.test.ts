import path from 'node:path'
import { expect, it } from 'vitest'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { readCorrectionRules } from '../../src/main/store/correctionRules.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { readJsonLines } from '../readJsonLines.ts'
import { pairSchema, replayNotes } from './replayNotes.ts'

const { lexicon, guard, templates } = loadResources(resourcesFolder(import.meta.dirname))

const pairsOf = (name: string) =>
  readJsonLines<unknown>(path.join(import.meta.dirname, '..', 'corrections', `${name}.jsonl`)).map((line) => pairSchema.parse(line))

it('two physicians of opposite habits on one machine: each corrects half as much by the twentieth note, neither gets a rule of the other', () => {
  const template = templates.get('outpatient')
  if (!template) throw new Error('the template is missing')
  const store = openStore({ path: ':memory:', key: null })
  const all = ['cardiologist', 'internist'].map((name) => {
    const pairs = pairsOf(name)
    return { physician: pairs[0]?.physician ?? '', notes: replayNotes({ store, lexicon: lexicon(), guard: guard(), template }, pairs) }
  })
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  for (const { notes } of all) {
    const ratio = (of: 'withRules' | 'without') => sum(notes.slice(15, 20).map((note) => note[of])) / sum(notes.slice(0, 5).map((note) => note[of])) // prettier-ignore
    expect(ratio('withRules')).toBeLessThanOrEqual(0.5)
    expect(ratio('without')).toBeGreaterThan(0.7)
  }
  const [own, other] = all.map(({ physician }) => new Set(readCorrectionRules(store, physician).map(({ id }) => id)))
  expect(own?.size).toBeGreaterThan(5)
  expect([...(own ?? [])].filter((id) => other?.has(id))).toEqual([])
})
