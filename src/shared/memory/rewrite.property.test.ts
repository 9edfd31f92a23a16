import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexicon } from '../../main/resources/lexiconFixture.ts'
import type { Change } from './change.ts'
import { refusalOf } from './changeRefusal.ts'
import { consolidate } from './consolidate.ts'
import { piecesOf, squeezed } from './pieces.ts'
import { rewrite, type NamedChange } from './rewrite.ts'
import { ruleIdSchema } from './rule.ts'

const candidates: readonly Change[] = [
  { kind: 'term', from: '心梗', to: '心肌梗死' },
  { kind: 'term', from: '心肌梗死', to: '心梗' },
  { kind: 'term', from: '房颤', to: '心房颤动' },
  { kind: 'term', from: '心房颤动', to: '房颤' },
  { kind: 'term', from: '心衰', to: '心力衰竭' },
  { kind: 'term', from: '冠脉', to: '冠状动脉' },
  { kind: 'term', from: '冠心病', to: '冠状动脉粥样硬化性心脏病' },
  { kind: 'term', from: '浮肿', to: '水肿' },
  { kind: 'term', from: '口服', to: 'po' },
  { kind: 'wording', from: '患者', to: '' },
  { kind: 'wording', from: '给予', to: '予' },
  { kind: 'wording', from: '予', to: '给予' },
  { kind: 'wording', from: '予以', to: '给予' },
  { kind: 'wording', from: '建议', to: '嘱' },
  { kind: 'wording', from: '出现', to: '' },
  { kind: 'wording', from: '进行', to: '行' },
  { kind: 'wording', from: '治疗', to: '' },
  { kind: 'mark', from: '；', to: '，' },
  { kind: 'mark', from: '，', to: '；' },
  { kind: 'mark', from: '、', to: '；' },
  { kind: 'spacing', isSpaced: true },
  { kind: 'spacing', isSpaced: false },
  { kind: 'frequency', form: 'latin' },
  { kind: 'frequency', form: 'digits' },
  { kind: 'frequency', form: 'words' },
  { kind: 'order', first: 'route', then: 'dose' },
  { kind: 'order', first: 'dose', then: 'route' },
  { kind: 'order', first: 'frequency', then: 'route' },
  { kind: 'order', first: 'route', then: 'frequency' },
  { kind: 'order', first: 'frequency', then: 'dose' },
  { kind: 'leave-out', what: 'lifestyle' },
  { kind: 'leave-out', what: 'return-if' },
]
const allowed = candidates.filter((change) => refusalOf(change, lexicon) === null)

const name = fc.constantFrom('阿司匹林肠溶片', '美托洛尔', '呋塞米', '华法林', '头孢曲松')
const dose = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.constantFrom('mg', ' mg', 'g', '片', 'IU'))
  .map(([value, unit]) => `${String(value)}${unit}`)
const route = fc.constantFrom('口服', '静脉滴注', '皮下注射', 'po', 'iv')
const frequency = fc.constantFrom('qd', 'bid', 'tid', 'qn', '每日1次', '每日两次', '每晚1次', 'q8h', '隔日1次', '每晚睡前1次')
const order = fc
  .tuple(
    fc.constantFrom('', '给予', '予', '予以', '继续', '患者'),
    name,
    dose,
    route,
    frequency,
    fc.constantFrom('', ' '),
    fc.integer({ min: 0, max: 5 }),
  )
  .map(([verb, drug, amount, way, often, gap, turn]) => {
    const all = [amount, way, often]
    const [head] = all.splice(turn % 3, 1)
    const rest = turn > 2 ? all.reverse() : all
    return verb + [drug, head, ...rest].join(gap)
  })
const phrase = fc.constantFrom(
  '急性前壁心梗', '阵发性房颤', '持续性心房颤动', '慢性心衰急性加重', '冠心病待排', '高血压病3级（极高危，心梗后）', '左下肢浮肿', '行冠脉造影', '建议低盐低脂饮食', '注意休息',
  '不适随诊', '1周后门诊复查血脂', '王建国主任会诊', '患者3天前出现胸闷、气促', '无胸痛', '否认青霉素过敏', '考虑肺部感染', '拟行手术治疗', 'BP 130/80mmHg', '抗凝治疗后好转', '进行性呼吸困难',
) // prettier-ignore

const statement = fc
  .tuple(fc.array(fc.oneof(order, phrase), { minLength: 1, maxLength: 5 }), fc.constantFrom('；', '，', '、'), fc.constantFrom('。', ''))
  .map(([parts, mark, end]) => parts.join(mark) + end)

/** Rules that can stand beside one another, as approving leaves them: no two of one subject, none that goes on where another ends. */
const rules = fc.shuffledSubarray([...allowed], { minLength: 1, maxLength: 8 })

/** Approved one after the other, as a physician would. */
function approvedTogether(changes: readonly Change[]): NamedChange[] {
  let inForce: { id: ReturnType<typeof idOf>; sectionId: string; change: Change; examples: number[] }[] = []
  changes.forEach((change, place) => {
    const rule = { id: idOf(place), sectionId: 'plan', change, examples: [] }
    const { off, added } = consolidate(rule, inForce, lexicon)
    const fresh = added.map((more, at) => ({ id: idOf(100 * (place + 1) + at), sectionId: 'plan', ...more }))
    inForce = [...inForce, rule, ...fresh].filter(({ id }) => !off.includes(id))
  })
  return inForce.map(({ id, change }) => ({ id, change }))
}
const idOf = (place: number) => ruleIdSchema.parse(`00000000-0000-4000-8000-${String(place).padStart(12, '0')}`)

const numbersOf = (text: string) =>
  piecesOf(text, lexicon)
    .filter(({ kind, text: own }) => kind !== 'frequency' && /\d/.test(own))
    .map(({ text: own }) => squeezed(own))
    .sort()
const frequenciesOf = (text: string) => piecesOf(text, lexicon).flatMap(({ kind, code }) => (kind === 'frequency' ? [code] : [])).sort() // prettier-ignore
const drugsOf = (text: string) => piecesOf(text, lexicon).flatMap(({ isDrug, text: own }) => (isDrug ? [own] : [])).sort() // prettier-ignore

describe('rules on a statement', () => {
  it('are idempotent', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const named = approvedTogether(changes)
        const once = rewrite(text, named, lexicon).text
        expect(rewrite(once, named, lexicon)).toEqual({ text: once, used: new Map() })
      }),
      { numRuns: 400 },
    )
  })

  it('do the same in whatever order they come', () => {
    fc.assert(
      fc.property(
        statement,
        rules.chain((changes) => fc.tuple(fc.constant(approvedTogether(changes)), fc.infiniteStream(fc.nat()))),
        (text, [named, order]) => {
          const shuffled = named
            .map((rule) => ({ rule, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ rule }) => rule)
          const one = rewrite(text, named, lexicon)
          const other = rewrite(text, shuffled, lexicon)
          expect(other.text).toBe(one.text)
          expect([...other.used].sort()).toEqual([...one.used].sort())
        },
      ),
      { numRuns: 400 },
    )
  })

  it('leave every value, every frequency, every drug and every name as they stand', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const written = rewrite(text, approvedTogether(changes), lexicon).text
        // what is left out by habit holds no value and no drug, so nothing of these is lost either
        expect(numbersOf(written)).toEqual(numbersOf(text))
        expect(frequenciesOf(written)).toEqual(frequenciesOf(text))
        expect(drugsOf(written)).toEqual(drugsOf(text))
        expect(written.includes('王建国')).toBe(text.includes('王建国'))
      }),
      { numRuns: 400 },
    )
  })

  it('keep denials, doubts and allergies', () => {
    fc.assert(
      fc.property(statement, rules, (text, changes) => {
        const written = rewrite(text, approvedTogether(changes), lexicon).text
        for (const word of ['否认青霉素过敏', '考虑', '待排', '拟行', '左下肢', '无胸痛'])
          expect(written.includes(word)).toBe(text.includes(word))
      }),
      { numRuns: 300 },
    )
  })

  it('do something at all: most of the rules change some statement', () => {
    const used = new Set<string>()
    for (const text of fc.sample(statement, { numRuns: 400, seed: 7 }))
      for (const changes of fc.sample(rules, { numRuns: 3, seed: text.length }))
        for (const [id] of rewrite(text, changes.map((change) => ({ id: JSON.stringify(change), change })), lexicon).used) used.add(id) // prettier-ignore
    expect(used.size).toBeGreaterThan(20)
  })
})
