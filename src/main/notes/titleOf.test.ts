import { expect, test } from 'vitest'
import { titleOf } from './titleOf.ts'

test.each([
  ['入院记录\n\n姓名：周某某    性别：男    年龄：68岁    职业：退休工人', '周某某 男 68岁'],
  ['姓 名:欧阳某某性别:女年龄:3 个月', '欧阳某某 女 3个月'],
  ['患者姓名：王××，住院号 123', '王××'],
  ['内科门诊\n周某某 女 72岁 头晕1周', '周某某 女 72岁'],
  ['患者李某，男，51岁。反复咳嗽', '李某 男 51岁'],
  ['DISCHARGE SUMMARY\nPatient Name: J. Doe\nAge: 70', 'J. Doe'],
  ['CHART\nPatient: M.R.    74 F    Admit 08 Oct', 'M.R. 74 F'],
])('the patient names the note: %j', (text, title) => {
  expect(titleOf(text)).toBe(title)
})

test.each([
  ['\n  主诉：反复胸闷气促3天。\n现病史：…', '主诉：反复胸闷气促3天。'],
  ['患者3天前受凉后出现胸闷、气促，上一层楼即感费力，休息10余分钟可缓解', '患者3天前受凉后出现胸闷、气促，上一层楼即感费…'],
  [`${'x'.repeat(22)}😀yz`, `${'x'.repeat(22)}…`],
  ['  CHIEF COMPLAINT\n\nAnnual  exam.', 'CHIEF COMPLAINT Annual …'],
  ['现病史\n（1）病史摘要\n男性，70岁，河南籍。', '现病史 （1）病史摘要 男性，70岁，河南籍。'],
  ['胸闷\n', '胸闷'],
])('without a name the first line that says something does, cut: %j', (text, title) => {
  expect(titleOf(text)).toBe(title)
})

test('a long line without any name takes no time', () => {
  const started = performance.now()
  const lines = ['姓'.repeat(100_000), 'patient : '.repeat(10_000), `周${'×'.repeat(100_000)}`, ' '.repeat(100_000), 'x\n'.repeat(50_000)]
  for (const line of lines) titleOf(line)
  expect(performance.now() - started).toBeLessThan(500)
})
