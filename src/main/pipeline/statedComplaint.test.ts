import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { languageOf } from '../../shared/text/language.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { planSections } from './plan.ts'
import { statedComplaint } from './statedComplaint.ts'

const resources = loadResources(resourcesFolder(path.dirname(import.meta.filename)))
const template = resources.templates.get('outpatient') as Template
const guard = resources.guard()

function complaintOf(text: string): string | undefined {
  const record = guard.readRecord(text)
  const language = languageOf(text)
  const plan = planSections(text, record.segments, template, language, record).find(({ section }) => section.id === 'chief-complaint')
  const complaint = plan && statedComplaint(record, plan, language)
  for (const { start, end, text: words } of complaint?.evidence ?? []) expect(text.slice(start, end)).toBe(words)
  return complaint?.text
}

describe('a complaint is taken from', () => {
  it.each([
    [
      'the clauses of its heading that fit',
      '主诉：反复头晕1月，跌倒2次，每次清晨起床后，无意识丧失，第二次右颞部擦伤。',
      '反复头晕1月，跌倒2次，每次清晨起床后。',
    ],
    ['what follows who it is of', '蒋某，女，82岁，摔伤致右髋部疼痛、不能站立16小时。\n查体：神清。', '摔伤致右髋部疼痛、不能站立16小时。'],
    ['the record’s own quotation', '12-12因“右上腹痛、寒战高热2天，血压低6小时”自肝胆外科转入。', '右上腹痛、寒战高热2天，血压低6小时。'],
    ['over a short line’s end', '主诉：反复发热3周，体温最高\n39.8℃\n既往史：体健。', '反复发热3周，体温最高39.8℃。'],
    ['an English note', 'cc tugging RIGHT ear, fever 2 days. No vomiting.', 'tugging RIGHT ear, fever 2 days.'],
  ])('%s', (_, text, complaint) => expect(complaintOf(text)).toBe(complaint))
})

describe('no complaint is', () => {
  it.each([
    ['a symptom without its time', '患者诉头痛。'],
    ['an illness since years', '高血压10年。'],
    ['a drug and its weeks', '服布洛芬0.3g 2周，头痛。'],
    ['an examination to come', '请2周后复查头痛情况。'],
  ])('%s', (_, text) => expect(complaintOf(text)).toBeUndefined())
})
