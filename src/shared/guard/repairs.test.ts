import { expect, test } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'

const record = guard.readRecord(
  '主诉：右膝关节疼痛2周。\n查体：左侧第5指麻木，双下肢无水肿。\n诊断：1．右膝骨关节炎；2．左侧腕管综合征。\n处理：塞来昔布0.2g口服，每日1次。2周后复诊。\nExam: The left ankle is swollen.\n',
)
const reds = (section: string, text: string) => guard.check(record, [{ section, text }]).filter(({ severity }) => severity === 'red')

/** The text after the repair of this kind that the first red finding offers. */
function mended(section: string, text: string, kind: 'replace' | 'quote' | 'delete'): string {
  const repair = reds(section, text)[0]?.repairs.find((one) => one.kind === kind)
  if (!repair) throw new Error(`“${text}” has no repair ${kind}`)
  return text.slice(0, repair.start) + repair.text + text.slice(repair.end)
}

test.each([
  ['主诉', '右膝关节疼痛3周。', '右膝关节疼痛2周。'],
  ['主诉', '左膝关节疼痛2周。', '右膝关节疼痛2周。'],
  ['诊断结论', '右膝骨关节炎；右侧腕管综合征。', '右膝骨关节炎；左侧腕管综合征。'],
  ['治疗建议', '塞来昔布0.4g口服，每日1次。', '塞来昔布0.2g口服，每日1次。'],
  ['draft', 'The right ankle is swollen.', 'The left ankle is swollen.'],
])('%s “%s”: the record’s value in its place is “%s”, and nothing is red any more', (section, wrong, right) => {
  expect(mended(section, wrong, 'replace')).toBe(right)
  expect(reds(section, right)).toEqual([])
})

test.each([
  ['诊断结论', '左膝骨关节炎；左侧腕管综合征。', '右膝骨关节炎；左侧腕管综合征。'],
  ['主诉', '右膝关节疼痛3周。', '右膝关节疼痛2周。'],
])('%s “%s”: quoted it is “%s”, without heading or list number, and with the mark that stood there', (section, wrong, right) => {
  expect(mended(section, wrong, 'quote')).toBe(right)
})

test('deleted, a clause leaves the others as they are', () => {
  expect(mended('诊断结论', '左膝骨关节炎；左侧腕管综合征。', 'delete')).toBe('左侧腕管综合征。')
})
