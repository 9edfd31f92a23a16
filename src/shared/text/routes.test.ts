import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'
import { findRoutes, isSameRoute } from './routes.ts'

const redRules = (record: string, text: string) =>
  guard
    .check(guard.readRecord(record), [{ section: 'draft', text }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule }) => rule)

describe('routes', () => {
  it.each([
    ['呋塞米20mg静脉注射', ['iv-push']],
    ['静滴qd，改口服', ['iv-drip', 'oral']],
    ['2 g IV q24h then 500 mg PO', ['iv', 'oral']],
    ['salbutamol neb, enoxaparin s.c.', ['inhaled', 'sc']],
    ['皮下注射，肌注', ['sc', 'im']],
    ['服药规律', []],
  ])('of %s', (text, codes) => {
    expect(findRoutes(text).map(({ code }) => code)).toEqual(codes)
  })

  it('agree where one says less', () => {
    expect([isSameRoute('iv', 'iv-drip'), isSameRoute('iv-push', 'iv-drip'), isSameRoute('oral', 'iv')]).toEqual([true, false, false])
  })
})

describe('a drug by another way than in the record', () => {
  it.each([
    ['予呋塞米20mg静脉注射。', '呋塞米20mg口服。'],
    ['予呋塞米20mg静脉注射。', '呋塞米20mg静脉滴注。'],
    ['Start ceftriaxone 2 g IV daily.', 'Ceftriaxone 2 g IM daily.'],
    ['口服阿司匹林100mg。', '阿司匹林100mg肌注。'],
  ])('of “%s” is red: “%s”', (record, text) => {
    expect(redRules(record, text)).toContain('F4')
  })

  it.each([
    ['予呋塞米20mg静脉注射。', '呋塞米20mg静推。'],
    ['头孢曲松2g静滴3天，后改头孢克肟0.1g口服。', '头孢克肟0.1g口服。'],
    ['Start ceftriaxone 2 g IV daily.', 'Ceftriaxone 2 g intravenously daily.'],
    ['阿司匹林、氯吡格雷口服。', '口服阿司匹林。'],
    ['莫西沙星0.4g静滴3天，改0.4g口服。', '莫西沙星0.4g口服。'],
    ['呋塞米20mg静脉注射。螺内酯20mg口服。', '呋塞米20mg静脉注射，口服螺内酯。'],
  ])('of “%s” is not “%s”', (record, text) => {
    expect(redRules(record, text)).toEqual([])
  })
})

describe('the end of a name behind other letters', () => {
  it('is red', () => {
    expect(redRules('诊断：右眼角膜炎。', '右眼膜炎。')).toContain('F0')
    expect(redRules('诊断：急性阑尾炎。', '阑尾炎。')).toEqual([])
  })
})
