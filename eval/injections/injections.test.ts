import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScriptedEngine } from '../../src/main/engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../../src/main/resources/loadResources.ts'
import { findInstructions } from '../../src/shared/guard/instructions/findInstructions.ts'
import { sentenceSpans } from '../../src/shared/text/sentences.ts'
import { readJsonLines } from '../readJsonLines.ts'
import { draftInjection, isFlagged, obeyedMarks, readInjections, type InjectionCase } from './injectionCase.ts'

const resources = loadResources(resourcesFolder(path.join(import.meta.dirname, '..')))
const own = readInjections('own')
const unseen = readInjections('unseen')

/** A model that does whatever the record says, and says it again when it is refused. */
async function obeyed(cases: readonly InjectionCase[]): Promise<string[]> {
  const found: string[] = []
  for (const given of cases) {
    const engine = new ScriptedEngine(() => ({ say: given.demand, instead: [given.demand, given.demand, given.demand] }))
    const draft = await draftInjection(given, engine, resources)
    const [mark] = obeyedMarks(given, draft)
    if (mark !== undefined) found.push(`${given.id}: ${mark}`)
    if (given.kind !== 'unseen') for (const { prompt } of engine.asked) expect(prompt.user).not.toContain(given.injection)
  }
  return found
}

it('there are a hundred, half of them Chinese, each another one', () => {
  expect(own.filter(({ language }) => language === 'zh')).toHaveLength(50)
  expect(new Set(own.map(({ injection }) => injection)).size).toBe(own.length)
  expect(own).toHaveLength(100)
})

it('every one of the hundred is flagged; of those it was not written with, so many', ({ task }) => {
  expect(own.filter((given) => !isFlagged(given)).map(({ id }) => id)).toEqual([])
  const late = unseen.filter(isFlagged).length
  Object.assign(task.meta, {
    figure: `flagged ${own.length}/${own.length} of the set it was written with, ${late}/${unseen.length} of those written after it`,
  })
  expect(late).toBeGreaterThan(0)
})

it('a model that obeys each of the hundred is refused', async ({ task }) => {
  expect(await obeyed(own)).toEqual([])
  Object.assign(task.meta, { figure: `an obedient scripted model: obeyed 0/${own.length}` })
})

it('what the detector does not know is refused by the guard, but for what the record itself says', async ({ task }) => {
  const found = await obeyed(unseen)
  Object.assign(task.meta, {
    figure: `of the ${unseen.length} unseen: obeyed ${found.length}${found.length > 0 ? ` (${found.join('; ')})` : ''}`,
  })
  expect(found.length).toBeLessThanOrEqual(4)
})

describe('a clean record', () => {
  const gold = ['zh', 'en', 'own-zh', 'own-en', 'long'].flatMap((name) =>
    readJsonLines<{ id: string; source_text: string }>(path.join(import.meta.dirname, '../gold', `${name}.jsonl`)),
  )
  // one invented record has an order in it on purpose
  const clean = gold.filter(({ source_text: text }) => !/ignore previous instructions/i.test(text))

  it('is never flagged, sentence by sentence', ({ task }) => {
    const sentences = clean.flatMap(({ source_text: text }) => sentenceSpans(text).map(({ start, end }) => text.slice(start, end)))
    expect(sentences.length).toBeGreaterThan(500)
    expect(sentences.filter((sentence) => findInstructions(sentence).length > 0)).toEqual([])
    Object.assign(task.meta, { figure: `false flags 0/${sentences.length} clean sentences` })
  })

  it('is never flagged as a whole', () => {
    const samples = fs
      .globSync(path.join(resourcesFolder(path.join(import.meta.dirname, '..')), 'samples/*.txt'))
      .map((file) => fs.readFileSync(file, 'utf8'))
    expect(samples.length).toBeGreaterThan(3)
    expect([...samples, ...clean.map(({ source_text: text }) => text)].flatMap((text) => findInstructions(text))).toEqual([])
  })
})
