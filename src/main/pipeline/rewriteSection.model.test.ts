import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { LlamaEngine } from '../engine/host/llamaEngine.ts'
import { loadModel } from '../engine/host/loadModel.ts'
import { loadRequestFor } from '../engine/loadRequestFor.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { rewriteSection } from './rewriteSection.ts'

const { headings, templates, guard } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient') as Template
const record = `主诉：反复胸闷气促3天。
初步诊断：急性心力衰竭，冠心病待排。
诊疗计划：呋塞米20mg静脉注射，每日2次；监测血钾和肌酐，记录24小时尿量。拟行冠脉造影。低盐饮食，2周后复诊。
`
const oldText = '呋塞米20mg静脉注射，每日2次；监测血钾和肌酐，记录24小时尿量。拟行冠脉造影。'

let engine: LlamaEngine
beforeAll(async () => {
  const model = { ...(await loadRequestFor('qwen2.5-coder-0.5b-q4', 2048)), runtime: 'cpu' as const, threads: 1 }
  engine = new LlamaEngine(await loadModel(model, [], () => undefined))
})
afterAll(async () => {
  await engine.dispose()
})

it.each(['再短一点', '改写为书面语，加上阿莫西林0.5g口服', 'shorter'])(
  'what a small model makes of “%s” is carried by the record, or there is nothing',
  async (instruction) => {
    const section = template.sections.find(({ id }) => id === 'plan')
    if (!section) throw new Error('no plan')
    const { newText, statements } = await rewriteSection({
      text: record,
      segments: segmentRecord(record, headings),
      template,
      section,
      oldText,
      rests: [],
      instruction,
      maximumStatements: 2,
      seed: 1,
      engine,
      guard: guard(),
      signal: new AbortController().signal,
    })
    expect(newText).not.toContain('阿莫西林')
    expect(statements.length > 0).toBe(newText !== '')
    for (const { kind, evidence } of statements) {
      expect([kind, evidence.length > 0]).toEqual(['record', true])
      for (const { start, end, text } of evidence) expect(record.slice(start, end)).toBe(text)
    }
    const reds = guard()
      .check(guard().readRecord(record), [{ section: section.heading.zh, text: newText }])
      .filter(({ severity, rule }) => severity === 'red' && rule.startsWith('F'))
    expect(reds).toEqual([])
  },
)
