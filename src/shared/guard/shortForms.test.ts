import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'

const formsIn = (record: string) => guard.shortForms(guard.readRecord(record)).map(({ short, full, not }) => `${short} ${full} ${not}`)

describe('short forms that are easily taken for something else', () => {
  it('are named with what they stand for and what they do not', () => {
    expect(formsIn('既往房颤6年。')).toEqual(['房颤 心房颤动 房间隔缺损'])
  })

  it.each([
    ['the full name stands there too', '房颤（心房颤动）6年。'],
    ['the look-alike stands there too', '房颤6年，曾患房间隔缺损。'],
    ['the short form says it already', '高血压10年，哮喘5年。'],
    ['nothing is short', '患者咳嗽3天。'],
    ['the name is of another language', 'Aspirin 100 mg daily for gout.'],
  ])('are not named where %s', (_, record) => {
    expect(formsIn(record)).toEqual([])
  })

  it('are four at most', () => {
    expect(formsIn('房颤、房早、室早、甲减、心梗、乙肝、窦速、优甲乐。').length).toBe(4)
  })
})
