import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { LlamaEngine } from '../engine/host/llamaEngine.ts'
import { loadModel } from '../engine/host/loadModel.ts'
import { loadRequestFor } from '../engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))

let engine: LlamaEngine
beforeAll(async () => {
  const model = { ...(await loadRequestFor('qwen2.5-coder-0.5b-q4')), runtime: 'cpu' as const, threads: 1 }
  engine = new LlamaEngine(await loadModel(model, [], () => undefined))
})
afterAll(async () => {
  await engine.dispose()
})

it.each([
  ['discharge', '04', 9],
  ['soap', '05', 4],
])(
  'the smallest model fills the template %s from the long sample %s: each of %i sections rests on the record or is called absent',
  async (id, number, count) => {
    const text = resources.samples.find(({ name }) => name.startsWith(number))?.text ?? ''
    // as it is shipped, lists that are taken as they stand among it
    const template = resources.templates.get(id) as Template
    const { sections } = await draftRecord(draftJobOf(resources, text, { engine, template }))
    expect(sections.map(({ id: own }) => own)).toEqual(template.sections.map(({ id: own }) => own))
    expect(sections).toHaveLength(count)
    // the samples are whole stays: most sections have something to say
    const absent = sections.filter(({ statements }) => statements.every(({ kind }) => kind === 'absent'))
    expect(absent.length).toBeLessThanOrEqual(count / 3)
    for (const { id: own, statements } of sections) {
      const { maximumStatements = 0 } = template.sections.find((section) => section.id === own) ?? {}
      expect(statements.length, own).toBeGreaterThan(0)
      expect(statements.length, own).toBeLessThanOrEqual(maximumStatements)
      for (const { kind, text: words, evidence } of statements) {
        expect(words, own).not.toMatch(/[*#]|^\s*[-•]/)
        if (kind !== 'absent') expect(evidence.length, own).toBeGreaterThan(0)
        for (const span of evidence) expect(text.slice(span.start, span.end)).toBe(span.text)
      }
    }
    const guard = resources.guard()
    const reds = guard
      .check(
        guard.readRecord(text),
        sections.map(({ heading, text: words }) => ({ section: heading, text: words })),
      )
      .filter(({ severity, rule }) => severity === 'red' && rule.startsWith('F'))
    expect(reds.map(({ rule, message }) => `${rule} ${message.zh}`)).toEqual([])
  },
)
