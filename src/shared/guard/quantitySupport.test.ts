import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLexicon } from '../../main/resources/readLexicon.ts'
import { loadResources, resourcesFolder } from '../../main/resources/loadResources.ts'
import { createGuard } from './guard.ts'

const folder = resourcesFolder(import.meta.dirname)
const guard = createGuard(readLexicon(path.join(folder, 'dict')), loadResources(folder).headings)
const redRules = (record: string, text: string) =>
  guard
    .check(guard.readRecord(record), [{ section: 'draft', text }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule }) => rule)

describe('a value of the item before', () => {
  it.each([
    ['血肌酐310μmol/L，尿素氮3.1mmol/L。', '尿素氮0.31mmol/L。'],
    ['阿司匹林100mg，氯吡格雷75mg口服。', '氯吡格雷100mg口服。'],
    ['He takes aspirin 100 mg, clopidogrel 75 mg daily.', 'Clopidogrel 100 mg daily.'],
  ])('of “%s” is not taken for that of the next: “%s”', (record, text) => {
    expect(redRules(record, text)).toContain('F1')
  })

  it.each([
    ['血肌酐310μmol/L，尿素氮3.1mmol/L。', '尿素氮3.1mmol/L，血肌酐310μmol/L。'],
    ['静推20mg呋塞米。', '呋塞米20mg静推。'],
    ['Continue lisinopril, start 40 mg of furosemide daily.', 'Furosemide 40 mg daily.'],
  ])('of “%s” leaves “%s” alone', (record, text) => {
    expect(redRules(record, text)).toEqual([])
  })
})

describe("the patient's age", () => {
  const form = '姓名：周某某  性别：男  年龄：68岁\n主诉：胸痛2小时。\n家族史：母亲，女，70岁，患高血压；妹妹50岁体健。'
  it.each([
    [form, '患者男，70岁，胸痛2小时。'],
    [form, '患者50岁，胸痛2小时。'],
    ['68岁男性，胸痛2小时。妹妹，女，40岁，体健。', '患者男，40岁，胸痛2小时。'],
    ['Name: Mrs A.B.     Age 71     Ward 4\nChest pain. Her 50-year-old daughter is well.', '50-year-old woman with chest pain.'],
  ])('of “%s” is not that of a relative: “%s”', (record, text) => {
    expect(redRules(record, text)).toContain('F1')
  })

  it.each([
    [form, '患者男，68岁，胸痛2小时。'],
    [form, '68岁男性，胸痛2小时。'],
    [form, '母亲，女，70岁，患高血压。'],
    ['68岁男性，胸痛2小时。妹妹，女，40岁，体健。', '男，68岁，胸痛2小时。'],
    ['患者男，66岁，胸痛2小时。入院记录：男，67岁。', '男，67岁，胸痛2小时。'],
    ['Name: Mrs A.B.     Age 71     Ward 4\nChest pain. Her 50-year-old daughter is well.', '71-year-old woman with chest pain.'],
  ])('as “%s” has it: “%s”', (record, text) => {
    expect(redRules(record, text)).toEqual([])
  })
})
