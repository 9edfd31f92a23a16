import { expect, it } from 'vitest'
import { lintTemplate } from './lintTemplate.ts'
import type { SectionTemplate, Template } from './template.ts'
import { readTemplateFile, templateFileText } from './templateFile.ts'

const plan: SectionTemplate = {
  id: 'plan',
  heading: { zh: '治疗建议', en: 'Plan' },
  maximumStatements: 2,
  absent: { zh: '原文未记载诊疗计划。', en: 'The record does not state a plan.' },
  request: { zh: '写出原文写明的治疗。', en: 'Write the treatment that the record states.' },
  topics: ['plan'],
  strongHeadings: [],
  prefer: 'last',
  cues: { zh: ['建议'], en: ['\\badvised?\\b'] },
  maximumCueSentences: 3,
  notInTopics: [],
}
const good: Template = {
  id: 'ward',
  version: 1,
  name: { zh: '病房摘要', en: 'Ward summary' },
  system: { zh: '只写原文写明的内容。', en: 'Write only what the record states.' },
  sections: [plan],
}
const topics = new Set(['plan', 'diagnosis'])
const faultsOf = (template: Template) =>
  lintTemplate(template, topics).map(({ failure, field, sectionId }) => [failure.code, field, sectionId])
const withPlan = (change: Partial<SectionTemplate>): Template => ({ ...good, sections: [{ ...plan, ...change }] })

it('a template that asks for what the record says has no faults', () => {
  expect(faultsOf(good)).toEqual([])
})

it.each<[string, Template, ReturnType<typeof faultsOf>]>([
  ['no sections', { ...good, sections: [] }, [['template-sections-none', 'sections', null]]],
  ['a system text that has findings made up', { ...good, system: { ...good.system, zh: '未提及则写正常。' } }, [['template-manufactures', 'system', null]]],
  ['a request that has an advice made up', withPlan({ request: { zh: '必须给出治疗建议。', en: plan.request.en } }), [['template-manufactures', 'request', 'plan']]],
  ['an absence that claims', withPlan({ absent: { zh: '未见异常。', en: plan.absent.en } }), [['template-absent-claims', 'absent', 'plan']]],
  ['two sections of one id', { ...good, sections: [plan, plan] }, [['template-section-twice', 'id', 'plan']]],
  ['too many statements of a section', withPlan({ maximumStatements: 9 }), [['template-statements-many', 'maximumStatements', 'plan']]],
  ['a cue that is no pattern', withPlan({ cues: { zh: ['(建议'], en: [] } }), [['template-cue-bad', 'cues', 'plan']]],
  ['a cue that fits everything', withPlan({ cues: { zh: ['.*'], en: [] } }), [['template-cue-bad', 'cues', 'plan']]],
  ['a cue that takes for ever', withPlan({ cues: { zh: ['(a+)+$'], en: [] } }), [['template-cue-bad', 'cues', 'plan']]],
  ['an unknown kind of heading', withPlan({ topics: ['plans'] }), [['template-topic-unknown', 'topics', 'plan']]],
  ['a section that can find nothing', withPlan({ topics: [], cues: { zh: [], en: [] } }), [['template-section-blind', 'topics', 'plan']]],
])('%s is refused', (_, template, faults) => {
  expect(faultsOf(template)).toEqual(faults)
}) // prettier-ignore

it('a template comes out of its file as it went in', () => {
  expect(readTemplateFile(templateFileText(good))).toEqual(good)
})

it('a file with an unknown field, of a later program, or of something else is refused by name', () => {
  const file = JSON.parse(templateFileText(good)) as Record<string, unknown> & { sections: Record<string, unknown>[] }
  const codeOf = (value: unknown) => {
    try {
      readTemplateFile(typeof value === 'string' ? value : JSON.stringify(value))
      return null
    } catch (error) {
      const { code, params } = error as { code: string; params: unknown }
      return [code, params]
    }
  }
  const deep = { ...file, sections: [{ ...file.sections[0], temperature: 1 }] }
  expect([codeOf({ ...file, colour: 'red' }), codeOf(deep)]).toEqual([
    ['template-field-unknown', { field: 'colour' }],
    ['template-field-unknown', { field: 'sections.0.temperature' }],
  ])
  // whatever else a later program puts in, its number is looked at first
  expect(codeOf({ ...file, formatVersion: 2, colour: 'red' })).toEqual(['template-newer', { found: 2, known: 1 }])
  expect([codeOf('{'), codeOf({ format: 'yizhai-rules', version: 1 }), codeOf({ ...file, name: '' })]).toEqual([
    ['template-unreadable', { reason: 'JSON' }],
    ['template-unreadable', { reason: 'format' }],
    ['template-unreadable', { reason: 'name' }],
  ])
})
