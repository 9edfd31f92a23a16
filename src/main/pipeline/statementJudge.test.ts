import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexRecord } from '../../shared/guard/recordIndex.ts'
import type { Rejection } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { languageOf } from '../../shared/text/language.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { planSections } from './plan.ts'
import { StatementJudge } from './statementJudge.ts'

const { headings, templates, guard } = loadResources(resourcesFolder(path.dirname(import.meta.filename)))
const template = templates.get('outpatient') as Template

const record = `主诉：反复胸闷气促3天。
既往史：高血压病史10年，曾服阿司匹林，因胃出血停用。否认糖尿病。
查体：BP 168/96mmHg，左下肺湿啰音。
初步诊断：1.急性心力衰竭 2.冠心病待排
诊疗计划：呋塞米20mg静脉注射，每日2次。拟行冠脉造影。`

function judgeOf(sectionId: string, text = record) {
  const segments = segmentRecord(text, headings)
  const plan = planSections(text, segments, template, languageOf(text), guard().readRecord(text)).find(
    ({ section }) => section.id === sectionId,
  )
  if (!plan) throw new Error(sectionId)
  const refused: Rejection[] = []
  const whole = indexRecord(text)
  const places = [...plan.evidence].sort((a, b) => a.start - b.start)
  const judge = new StatementJudge({
    text,
    segments,
    section: plan.section,
    evidence: plan.evidence,
    index: plan.isStated ? indexRecord(text, places) : whole,
    whole,
    guard: guard(),
    record: guard().readRecord(text),
    language: languageOf(text),
    onRefused: (rejection) => refused.push(rejection),
  })
  return { judge, refused }
}

describe('a statement', () => {
  it('that the record carries settles with its places', () => {
    const { judge, refused } = judgeOf('diagnosis')
    expect(judge.judge('急性心力衰竭，冠心病待排。', true)).toEqual({ type: 'settle' })
    expect(judge.statementOf('急性心力衰竭，冠心病待排。')).toMatchObject({
      kind: 'record',
      text: '急性心力衰竭，冠心病待排。',
      evidence: [{ text: '急性心力衰竭' }, { text: '冠心病待排' }],
    })
    expect(refused).toEqual([])
  })

  it('that ends within a number is drawn again from there', () => {
    const { judge, refused } = judgeOf('plan', '主诉：头晕。\n诊疗计划：美罗培南1.0g q8h；1周后复查。')
    expect(judge.judge('用药：美罗培南1.', true)).toMatchObject({ type: 'redraw', from: 7 })
    expect(refused.map(({ reason }) => reason)).toEqual(['number'])
    expect(judge.judge('美罗培南1.0g q8h；1周后复查。', true)).toEqual({ type: 'settle' })
  })

  it('is let grow while it is true so far', () => {
    const { judge } = judgeOf('plan')
    expect(judge.judge('呋塞米20mg静脉注射，', false)).toEqual({ type: 'settle' })
    expect(judge.statementOf('呋塞米20mg静脉注射，')).toBeUndefined()
  })

  it.each([
    ['plan', '呋塞米200mg静脉注射，每日2次。', '200'],
    ['plan', '呋塞米20mg静脉注射，口服螺内酯。', '螺内酯'],
    ['diagnosis', '急性心力衰竭，肺炎。', '肺炎'],
    ['diagnosis', '急性心力衰竭，冠心病。', '冠心病'],
    ['plan', '已行冠脉造影。', '已行'],
  ])('of %s that says %s is drawn again from %s on', (section, text, from) => {
    const { judge, refused } = judgeOf(section)
    const verdict = judge.judge(text, true)
    expect(verdict).toMatchObject({ type: 'redraw' })
    if (verdict.type === 'redraw') expect(verdict.from).toBe(text.indexOf(from))
    expect(refused.length).toBe(1)
  })

  it('that names what the record lacks may not name it again', () => {
    const { judge } = judgeOf('diagnosis')
    expect(judge.judge('急性心力衰竭，肺炎。', true)).toMatchObject({ type: 'redraw', banned: ['肺炎'] })
  })

  it('from another section is no evidence for this one', () => {
    const { judge, refused } = judgeOf('plan')
    expect(judge.judge('阿司匹林。', true).type).not.toBe('settle')
    expect(refused.length).toBe(1)
  })

  it('that says that there is nothing, where there is, is dropped at once', () => {
    expect(judgeOf('plan').judge.judge('原文未记载诊疗计划。', true)).toEqual({ type: 'drop' })
  })

  it('that goes round in a circle ends before it says something again; a frequency may stand twice', () => {
    const { judge, refused } = judgeOf('diagnosis')
    expect(judge.judge('急性心力衰竭；冠心病待排；急性心力衰竭', false)).toEqual({ type: 'cut', to: '急性心力衰竭；冠心病待排'.length })
    expect(refused.map(({ reason }) => reason)).toEqual(['repeated'])
    expect(judge.judge('急性心力衰竭，冠心病待排。', true)).toEqual({ type: 'settle' })
  })

  it('of signs alone is nothing', () => {
    const { judge } = judgeOf('plan')
    expect(judge.judge('——', true)).toEqual({ type: 'settle' })
    expect(judge.statementOf('——')).toBeUndefined()
  })
})

describe('the place to draw again from', () => {
  it('is that of the model’s own text, list numbers and headings counted', () => {
    const { judge } = judgeOf('diagnosis')
    const raw = '诊断结论：1.急性心力衰竭；2.冠心病待排；3.肺炎。'
    expect(judge.judge(raw, true)).toMatchObject({ type: 'redraw', from: raw.indexOf('肺炎') })
  })
})

describe('a word that the record has', () => {
  it('is not banned where it is wrong: the next clause may need it', () => {
    const { judge } = judgeOf('plan')
    const verdict = judge.judge('继续阿司匹林口服。', true)
    expect(verdict).toMatchObject({ type: 'redraw', banned: [] })
  })
})

describe('after three tries', () => {
  const afterTries = (text: string) => {
    const { judge } = judgeOf('diagnosis')
    for (let turn = 0; turn < 3; turn++) expect(judge.judge(text, true)).toMatchObject({ type: 'redraw' })
    return { judge, verdict: judge.judge(text, true) }
  }

  it('the true clauses before the refused one stand alone', () => {
    const { judge, verdict } = afterTries('急性心力衰竭，肺炎。')
    expect(verdict).toEqual({ type: 'cut', to: '急性心力衰竭'.length })
    expect(judge.statementOf('急性心力衰竭')?.text).toBe('急性心力衰竭。')
  })

  it('a statement that is wrong from its first word is dropped', () => {
    expect(afterTries('肺炎。').verdict).toEqual({ type: 'drop' })
  })
})

describe('a list that goes round in a circle', () => {
  it.each([
    '急性心力衰竭；冠心病待排；急性心力衰竭；冠心病待排。',
    '1.急性心力衰竭；2.冠心病待排；3.急性心力衰竭；4.冠心病待排。',
    '1. 急性心力衰竭 2. 冠心病待排 3. 急性心力衰竭 4. 冠心病待排。',
  ])('ends before it begins again: %s', (raw) => {
    const { judge, refused } = judgeOf('diagnosis')
    const verdict = judge.judge(raw, true)
    expect(refused.map(({ reason }) => reason)).toEqual(['repeated'])
    expect(verdict.type).toBe('cut')
    const kept = verdict.type === 'cut' ? raw.slice(0, verdict.to) : ''
    expect(judge.statementOf(kept)?.text).toBe('急性心力衰竭；冠心病待排。')
  })
})
