import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SectionTemplate, Template } from '../../shared/template.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import type { PlannedEvidence } from './plan.ts'
import { buildPrompt, excerptsOf } from './prompt.ts'

const template = loadResources(resourcesFolder(import.meta.dirname)).templates.get('outpatient') as Template
const [complaint, diagnosis] = template.sections as [SectionTemplate, SectionTemplate]
const build = (section: SectionTemplate, language: 'zh' | 'en' = 'zh', excerpts: readonly string[] = ['心衰。']) =>
  buildPrompt({ template, section, language, record: '主诉：胸闷。\n诊断：心衰。', excerpts })

describe('the prompt', () => {
  it('gives the rules, the record, its passages and the task, and begins the answer', () => {
    expect(build(diagnosis)).toEqual({
      system: template.system.zh,
      user: `病历：\n主诉：胸闷。\n诊断：心衰。\n\n（病历完）\n\n相关原文：\n心衰。\n\n任务：${diagnosis.request.zh}`,
      answerStart: '诊断结论：',
      // where the rules end, and where the record does
      cuts: [0, '病历：\n主诉：胸闷。\n诊断：心衰。\n\n（病历完）\n\n'.length],
    })
  })

  it('is English for an English record, word for word', () => {
    const { system, user, answerStart } = build(diagnosis, 'en')
    expect([system, answerStart]).toEqual([template.system.en, 'Diagnosis: '])
    expect(user.endsWith(`\n\nPassages:\n心衰。\n\nTask: ${diagnosis.request.en}`)).toBe(true)
  })

  it('is the same up to the end of the record for every section, so that the record is read once', () => {
    const [one, other] = [build(complaint, 'zh', ['胸闷。']).user, build(diagnosis).user]
    const shared = one.slice(0, one.indexOf('相关原文'))
    expect(shared).toContain('诊断：心衰。')
    expect(other.startsWith(shared)).toBe(true)
  })

  it('names the short forms before the record, and no line where there are none', () => {
    const shortForms = [{ short: '房颤', full: '心房颤动', not: '房间隔缺损' }]
    const { user } = buildPrompt({ template, section: diagnosis, language: 'zh', record: '房颤。', excerpts: [], shortForms })
    expect(user.startsWith('术语：房颤＝心房颤动（不是房间隔缺损）。\n\n病历：\n房颤。')).toBe(true)
    expect(build(diagnosis).user.startsWith('病历：')).toBe(true)
  })

  it('can be measured without its passages or short forms', () => {
    const shortForms = [{ short: 'AF', full: 'atrial fibrillation', not: 'ventricular fibrillation' }]
    const bare = { template, section: diagnosis, language: 'en', record: 'AF.', excerpts: ['AF.'], shortForms } as const
    const { user } = buildPrompt({ ...bare, parts: { shortForms: false, passages: false } })
    expect(user).toBe(`Record:\nAF.\n\n(end of record)\n\nTask: ${diagnosis.request.en}`)
  })

  it('holds the record as it is, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (record) => {
        const { user } = buildPrompt({ template, section: diagnosis, language: 'zh', record, excerpts: [] })
        expect(user.startsWith(`病历：\n${record}\n`)).toBe(true)
      }),
    )
  })
})

/** Evidence at each of the texts, the first the strongest. */
function evidenceOf(text: string, ...passages: readonly string[]): PlannedEvidence[] {
  return passages.map((passage, index) => {
    const start = text.indexOf(passage)
    return { start, end: start + passage.length, segment: 1, rank: 100 - index }
  })
}

describe('the passages', () => {
  it('stand in the order of the record, whatever their strength', () => {
    const text = '甲甲。乙乙。丙丙。'
    expect(excerptsOf(text, evidenceOf(text, '丙丙。', '甲甲。'), 'zh')).toEqual(['甲甲。', '丙丙。'])
  })

  it('are the strongest as far as there is room, and end at a clause', () => {
    const [strong, weak] = ['强强强强强强强强强，'.repeat(60), '弱弱弱弱弱弱弱弱弱，'.repeat(60)]
    const text = weak + strong
    const excerpts = excerptsOf(text, evidenceOf(text, strong, weak), 'zh')
    expect(excerpts.map((excerpt) => [excerpt[0], excerpt.length])).toEqual([
      ['弱', 100],
      ['强', 600],
    ])
  })

  it('are one at least, in part where it has no break, and never cut inside a character', () => {
    const line = `x${'😀'.repeat(2_000)}`
    const [excerpt] = excerptsOf(line, evidenceOf(line, line), 'zh')
    expect(excerpt?.isWellFormed()).toBe(true)
    expect(excerpt?.length).toBeGreaterThan(600)
    expect(excerpt?.length).toBeLessThanOrEqual(700)
  })

  it('of no evidence are none', () => {
    expect(excerptsOf('甲', [], 'zh')).toEqual([])
  })
})
