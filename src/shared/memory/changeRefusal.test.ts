import { expect, test } from 'vitest'
import { changeSchema, type Change } from './change.ts'
import { refusalOf, type Refusal } from './changeRefusal.ts'
import { lexicon } from '../../main/resources/lexiconFixture.ts'

const term = (from: string, to: string): Change => ({ kind: 'term', from, to })
const wording = (from: string, to: string): Change => ({ kind: 'wording', from, to })

test.each<[Change, Refusal | null]>([
  [term('心梗', '心肌梗死'), null],
  [term('络活喜', '氨氯地平'), null],
  [term('阿司匹林', '氯吡格雷'), 'drug'],
  [term('拜新同', '伲福达'), 'drug'],
  [term('硝苯地平缓释片', '硝苯地平'), 'name'],
  [term('氨氯地平', '左旋氨氯地平'), 'drug'],
  [term('高血压病', '糖尿病'), 'name'],
  [term('患者', '王建国'), 'name'],
  [term('2型糖尿病', '二型糖尿病'), 'number'],
  [term('AA', '急性阑尾炎'), 'name'],
  [term('心梗', '心梗'), 'same'],
  [wording('给予', '予'), null],
  [wording('患者', ''), null],
  [wording('患者', '王某'), 'name'],
  [wording('患者', '李主任'), 'name'],
  [wording('的', ''), 'everything'],
  [wording('1周', ''), 'number'],
  [wording('予', '阿司匹林'), 'name'],
  [wording('考虑', ''), 'meaning'],
  [wording('拟行', '行'), 'meaning'],
  [wording('未见', '见'), 'meaning'],
  [wording('择期', ''), 'meaning'],
  [wording('后', '前'), 'meaning'],
  [wording('建议', ''), 'meaning'],
  [wording('缓解', '加重'), 'meaning'],
  [wording('饮食', ''), 'meaning'],
  [{ kind: 'mark', from: '，', to: '，' }, 'same'],
  [{ kind: 'order', first: 'dose', then: 'dose' }, 'same'],
])('%j: %s', (change, refusal) => {
  expect(refusalOf(change, lexicon)).toBe(refusal)
})

test('what matches everything is no change at all', () => {
  for (const value of [
    { kind: 'wording', from: '', to: '予' },
    { kind: 'term', from: '', to: '' },
    { kind: 'leave-out', what: 'drug' },
    { kind: 'leave-out', what: 'other' },
    { kind: 'mark', from: '。', to: '' },
    { kind: 'anything' },
  ])
    expect(changeSchema.safeParse(value).success).toBe(false)
})
