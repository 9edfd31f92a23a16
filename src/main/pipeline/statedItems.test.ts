import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { languageOf } from '../../shared/text/language.ts'
import type { Template } from '../../shared/template.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'
import { planSections } from './plan.ts'
import { listStatement, statedItems } from './statedItems.ts'

const resources = loadResources(resourcesFolder(path.dirname(import.meta.filename)))
const template = resources.templates.get('outpatient') as Template
const guard = resources.guard()

function listOf(text: string): string[] | undefined {
  const record = guard.readRecord(text)
  const plans = planSections(text, record.segments, template, languageOf(text), record)
  const plan = plans.find(({ section }) => section.id === 'diagnosis')
  return plan && statedItems(text, plan, languageOf(text))?.map((items) => listStatement(items, languageOf(text)))
}

describe('a list of diagnoses is taken item by item', () => {
  it.each([
    ['诊断：1.慢性胃炎 2.2型糖尿病 3.胆囊息肉（待查）\n处理：禁食。', ['慢性胃炎；2型糖尿病；胆囊息肉（待查）。']],
    [
      '诊断：\n1 反流性食管炎 LA-A　2 胃体隆起，早癌待排（活检）　3 慢性胃炎',
      ['反流性食管炎 LA-A；胃体隆起，早癌待排（活检）；慢性胃炎。'],
    ],
    ['初步诊断：①肺炎？②支气管扩张（左下；稳定）', ['肺炎？；支气管扩张（左下；稳定）。']],
    [
      'Diagnoses: 1) COPD exacerbation. 2) Type 2 respiratory failure, resolved.\nBackground: hypertension.',
      ['COPD exacerbation; Type 2 respiratory failure, resolved.'],
    ],
    ['Impression: ?pre-eclampsia. Migraine possible.\nPlan: labetalol 200 mg BD.', ['?pre-eclampsia; Migraine possible.']],
  ])('%s', (text, statements) => expect(listOf(text)).toEqual(statements))

  it('ends before a blank line, an order and a dose', () => {
    expect(listOf('诊断：慢性胃炎\n予奥美拉唑20mg qd\n嘱戒酒')).toEqual(['慢性胃炎。'])
    expect(listOf('诊断：慢性胃炎；反流性食管炎\n\n循环：稳定')).toEqual(['慢性胃炎；反流性食管炎。'])
  })

  it('is no list where running text stands', () => {
    const text = `诊断：${'患者本次因反复上腹部不适就诊，结合既往史及胃镜检查所见，综合分析后认为目前首先需要考虑慢性浅表性胃炎伴糜烂，并请上级医师会诊后再行决定是否住院。'.repeat(2)}`
    expect(listOf(text)).toBeUndefined()
  })

  it('fills two statements at most, in order; the rest is the panel’s', () => {
    const names = Array.from({ length: 12 }, (_, index) => `${String(index + 1)}. 右肺第${String(index + 1)}处结节，性质待定，需进一步检查`)
    const list = listOf(`出院诊断：\n${names.join('\n')}`)
    expect(list).toHaveLength(2)
    expect(list?.every((statement) => statement.length <= 112)).toBe(true)
    expect(list?.[0]?.startsWith('右肺第1处结节')).toBe(true)
  })
})

describe('a draft of such a list', () => {
  const draft = async (text: string) => {
    const engine = new ScriptedEngine(() => ({ say: '呋塞米20mg口服。' }))
    const result = await draftRecord({ ...draftJobOf(resources, text, { engine }), template })
    return { engine, statements: result.sections.find(({ id }) => id === 'diagnosis')?.statements ?? [] }
  }

  it('asks no model, and each item is its own evidence', async () => {
    const text = '主诉：胸闷3天。\n诊断：1.急性心力衰竭 2.冠心病待排\n诊疗计划：呋塞米20mg口服。'
    const { engine, statements } = await draft(text)
    expect(statements).toMatchObject([{ kind: 'record', text: '急性心力衰竭；冠心病待排。' }])
    expect(statements[0]?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['急性心力衰竭', '冠心病待排'])
    expect(engine.asked.map(({ prompt }) => prompt.answerStart)).toEqual(['治疗建议：'])
  })

  it('takes 2.2型糖尿病 for the second item', async () => {
    const { statements } = await draft('主诉：胸闷3天。\n诊断：1.体位性低血压 2.2型糖尿病\n诊疗计划：呋塞米20mg口服。')
    expect(statements.map(({ text }) => text)).toEqual(['体位性低血压；2型糖尿病。'])
  })

  it('keeps the doubt of its heading over items that have none', async () => {
    const { statements } = await draft('主诉：黑便1天。\n考虑：急性上消化道出血，应激性溃疡待排；贫血\n诊疗计划：呋塞米20mg口服。')
    expect(statements.map(({ text }) => text)).toEqual(['考虑：急性上消化道出血，应激性溃疡待排；贫血。'])
  })

  it('of a discharge record takes what heads the discharge, and not 入院诊断 beside it', async () => {
    const text = '出院记录\n入院诊断：急性阑尾炎\n出院诊断：1.阑尾腺癌 2.急性阑尾炎（术后）\n出院医嘱：呋塞米20mg口服。'
    const { statements } = await draft(text)
    expect(statements.map((statement) => statement.text)).toEqual(['阑尾腺癌；急性阑尾炎（术后）。'])
  })
})
