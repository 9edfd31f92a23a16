import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'
import { loadResources, resourcesFolder } from '../../main/resources/loadResources.ts'
import { draftParts } from './draftParts.ts'

const { headings } = loadResources(resourcesFolder(import.meta.dirname))
const record = '主诉：咳嗽3天。\n血压130/80mmHg。\n诊断：急性支气管炎。\n处理：氨溴索30mg口服，每日3次。'
const redsOf = (text: string) =>
  guard
    .check(guard.readRecord(record), [{ section: 'draft', text }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`)

describe('the parts of a draft as one text', () => {
  const text = '**主诉**：咳嗽3天。\n\n### 诊断结论\n急性支气管炎。\n**治疗建议**：\n- 氨溴索30mg口服，每日3次。'

  it('are those that its headings open, each as long as the whole', () => {
    const parts = draftParts('free', text, headings)
    expect(parts.map(({ kind }) => kind)).toEqual(['complaint', 'diagnosis', 'plan'])
    for (const part of parts) expect([part.text.length, part.content.length]).toEqual([text.length, text.length])
    expect(parts.map(({ content }) => content.trim())).toEqual(['咳嗽3天。', '急性支气管炎。', '氨溴索30mg口服，每日3次。'])
  })

  it('claim nothing by their headings and mark-up', () => {
    expect(redsOf(text)).toEqual([])
  })

  it.each([
    ['诊断结论', '原文未记载诊断。'],
    ['治疗建议', '原文未记载诊疗计划。'],
    ['plan', 'The record does not state a plan.'],
  ])('are not red where a section %s says that the record has nothing: %s', (section, absent) => {
    const found = guard.check(guard.readRecord('患者咳嗽3天。'), [{ section, text: absent }])
    expect(found.filter(({ severity }) => severity === 'red')).toEqual([])
  })

  it.each([
    ['治疗建议', '原文未记载，予阿司匹林100mg口服。', '阿司匹林'],
    ['治疗建议', '原文未记载诊疗计划。予阿司匹林口服。', '阿司匹林'],
    ['诊断结论', '原文未记载诊断，考虑肺炎。', '肺炎'],
    ['plan', 'The record does not state a plan, start aspirin.', 'aspirin'],
  ])('are held to what goes on after it, in %s: %s', (section, text, claim) => {
    const found = guard.check(guard.readRecord('患者咳嗽3天。'), [{ section, text }])
    expect(found.filter(({ severity, span }) => severity === 'red' && text.slice(span.start, span.end).includes(claim))).not.toEqual([])
  })

  it('are held to the rules of their kind, with spans of the whole', () => {
    expect(redsOf(`${text}\n- 热敷患处，卧床休息1周。`).length).toBeGreaterThan(0)
    expect(redsOf(text.replace('急性支气管炎', '肺炎'))).toContain('F0 肺炎')
  })

  it('are one where no heading stands, or the section is named', () => {
    expect(draftParts('free', '咳嗽3天。', headings)).toEqual([{ kind: 'free', text: '咳嗽3天。', content: '咳嗽3天。' }])
    expect(draftParts('plan', '处理：氨溴索30mg。', headings)).toEqual([
      { kind: 'plan', text: '处理：氨溴索30mg。', content: '   氨溴索30mg。' },
    ])
  })
})

describe('a dose without its drug', () => {
  it.each(['30mg口服，每日3次。', '30mg po tid', '予30mg口服。'])('is red: %s', (dose) => {
    expect(redsOf(dose).some((red) => red.startsWith('F4'))).toBe(true)
  })

  it.each(['氨溴索30mg口服，每日3次。', '予氨溴索30mg，每日3次口服。', '血压130/80mmHg。'])('is not %s', (statement) => {
    expect(redsOf(statement)).toEqual([])
  })
})
