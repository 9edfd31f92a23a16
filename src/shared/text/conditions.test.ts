import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'
import { clauseUnits } from './clauseUnits.ts'
import { conditionalSpans } from './conditions.ts'

const conditional = (text: string) => {
  const clauses = clauseUnits(text).map((unit) => ({ ...unit, from: 0, to: 0 }))
  return conditionalSpans(text, clauses).map(({ start, end }) => text.slice(start, end))
}
const redRules = (record: string, text: string) =>
  guard
    .check(guard.readRecord(record), [{ section: 'draft', text }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule }) => rule)

describe('what holds only under a condition', () => {
  it.each([
    ['若体温>38.5℃,予布洛芬口服;多饮水。', ['若体温>38.5℃,予布洛芬口服;']],
    ['体温≥38.5抽血培养,今晨复查。', ['体温≥38.5抽血培养,']],
    ['腹痛、发热即来院。', ['腹痛、发热即来院。']],
    ['Return if fever or vomiting.', ['Return if fever or vomiting.']],
    ['血糖如下:5.6。', []],
    ['服药如常,若干年前手术。', []],
  ])('%s', (text, spans) => {
    expect(conditional(text)).toEqual(spans)
  })

  const record = '现病史：咳嗽3天。\n处理：体温≥38.5抽血培养；明晨复查头颅CT；如出现呕血即来院。'
  it.each(['已抽血培养。', '已复查头颅CT。', '患者呕血。'])('has not come to pass: %s', (text) => {
    expect(redRules(record, text).length).toBeGreaterThan(0)
  })

  it.each(['体温≥38.5抽血培养。', '明晨复查头颅CT。', '如出现呕血即来院。', '呕血即来院。'])(
    'may be said with its condition: %s',
    (text) => {
      expect(redRules(record, text)).toEqual([])
    },
  )
})

describe('a denial or a doubt in a list', () => {
  it.each([
    ['颈椎中线无压痛 左侧第6肋压痛，胸廓挤压征+', '左侧第6肋压痛。'],
    ['诊断：左侧肋骨骨折 左手舟骨骨折待排', '左侧肋骨骨折。'],
    ['诊断：1.低血糖昏迷 2.慢性肾病急性加重？', '低血糖昏迷。'],
    ['未用：阿托品、激素；予丙泊酚泵入', '予丙泊酚泵入。'],
    ['否认饮酒(呼气试验0)。', '呼气试验0。'],
  ])('of “%s” leaves “%s” alone', (source, text) => {
    expect(redRules(source, text)).toEqual([])
  })

  it.each([
    ['无意识障碍及抽搐，无肢体麻木。', '病后出现抽搐。'],
    ['诊断：左侧肋骨骨折 左手舟骨骨折待排', '左手舟骨骨折。'],
    ['未用：阿托品、激素；予丙泊酚泵入', '予阿托品。'],
    ['无压痛 反跳痛', '有反跳痛。'],
  ])('of “%s” holds for “%s”', (source, text) => {
    expect(redRules(source, text).length).toBeGreaterThan(0)
  })
})
