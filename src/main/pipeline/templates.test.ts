import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DraftSection } from '../../shared/note.ts'
import type { Template } from '../../shared/template.ts'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { draftRecord } from './draft.ts'
import { draftJobOf } from './draftJobFixture.ts'

const resources = loadResources(resourcesFolder(import.meta.dirname))
const gold = path.resolve(import.meta.dirname, '../../../eval/gold/long.jsonl')
const charts = fs
  .readFileSync(gold, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { readonly id: string; readonly source_text: string })

/** Says the first words of the passages that it is given: what a small model does. */
const copying = () =>
  new ScriptedEngine(({ prompt }) => {
    const passages = /(?:相关原文：|Passages:)\n([\s\S]*?)\n\n/.exec(prompt.user)?.[1] ?? ''
    return { say: passages.split(/(?<=[。；;\n])/)[0]?.trim() ?? '' }
  })

async function drafted(text: string, templateId: string): Promise<DraftSection[]> {
  const template = resources.templates.get(templateId) as Template
  const { sections } = await draftRecord(draftJobOf(resources, text, { engine: copying(), template }))
  return sections
}

/** Every section is called absent, or each of its statements rests on the record. */
function expectHeld(sections: readonly DraftSection[], text: string): void {
  for (const { id, statements } of sections) {
    expect(statements.length, id).toBeGreaterThan(0)
    for (const { kind, evidence } of statements) {
      if (kind !== 'absent') expect(evidence.length, id).toBeGreaterThan(0)
      for (const span of evidence) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
  }
}

const textsOf = (sections: readonly DraftSection[]) => Object.fromEntries(sections.map(({ id, text }) => [id, text]))

describe.each(charts)('the chart $id', ({ source_text: text }) => {
  it.each([
    ['discharge', 9],
    ['soap', 4],
    ['discharge-en', 7],
  ])('holds the sections of the template %s, each supported or called absent', { timeout: 60_000 }, async (templateId, count) => {
    const sections = await drafted(text, templateId)
    expect(sections).toHaveLength(count)
    expectHeld(sections, text)
  })
})

const stay = `入院记录
姓名：张某某  性别：男  年龄：63岁
入院时间：2024-03-11 21:40
主诉：胸痛5小时。
现病史：患者5小时前活动中突发胸痛，伴大汗，含服硝酸甘油不缓解。
初步诊断：急性冠脉综合征
诊疗计划：阿司匹林100mg每日1次；择期冠脉造影。
出院记录
入院日期：2024-03-11    出院日期：2024-03-20
入院情况：因胸痛5小时入院，血压138/82mmHg，双肺呼吸音清。
入院诊断：急性冠脉综合征
诊疗经过：3月12日行冠脉造影，前降支植入支架1枚，术后双联抗血小板治疗，未再胸痛。
出院诊断：1. 急性下壁心肌梗死 2. 高血压病2级
出院情况：无胸痛，血压126/74mmHg，切口愈合好。
出院医嘱：阿司匹林100mg每日1次；替格瑞洛90mg每日2次；1月后心内科门诊复查。
医师签名：李某某
`

describe('a 出院记录', () => {
  it('takes each of its nine items from where the record has it', async () => {
    const sections = await drafted(stay, 'discharge')
    expectHeld(sections, stay)
    expect(textsOf(sections)).toMatchObject({
      'admission-date': '2024-03-11 21:40。',
      'discharge-date': '2024-03-20。',
      'admission-diagnosis': '急性冠脉综合征。',
      signature: '李某某。',
    })
    const { diagnosis, plan, 'hospital-course': course, 'discharge-condition': condition } = textsOf(sections)
    expect([diagnosis, plan, course, condition].map((words) => words?.slice(0, 6))).toEqual([
      '急性下壁心肌',
      '阿司匹林10',
      '3月12日行',
      '无胸痛，血压',
    ])
  })

  it('asks no model for dates and signatures, and calls absent what is not there', async () => {
    const engine = copying()
    const template = resources.templates.get('discharge') as Template
    const text = stay.slice(0, stay.indexOf('出院记录')).replace('入院时间：2024-03-11 21:40\n', '')
    const { sections } = await draftRecord(draftJobOf(resources, text, { engine, template }))
    const absent = sections.filter(({ statements }) => statements.every(({ kind }) => kind === 'absent')).map(({ id }) => id)
    expect(absent).toEqual(expect.arrayContaining(['admission-date', 'discharge-date', 'diagnosis', 'discharge-condition', 'signature']))
    expect(engine.asked.every(({ prompt }) => !/照抄(?:入院|出院)日期|照抄签名/.test(prompt.user))).toBe(true)
  })

  it('keeps the diagnosis of admission and that of discharge apart', async () => {
    const { diagnosis, 'admission-diagnosis': admission } = textsOf(await drafted(stay, 'discharge'))
    expect([diagnosis?.includes('冠脉综合征'), admission?.includes('心肌梗死')]).toEqual([false, false])
  })
})
