import { describe, expect, it } from 'vitest'
import { guard } from '../../main/resources/guardFixture.ts'

const redRules = (record: string, plan: string) =>
  guard
    .check(guard.readRecord(record), [{ section: 'plan', text: plan }])
    .filter(({ severity }) => severity === 'red')
    .map(({ rule }) => rule)

describe('a heading for allergies', () => {
  const sheet = 'Allergies: PENICILLIN, diffuse rash at age 20.\n\nED NOTE\n74F, hx AF on apixaban 5 mg BID.\nPlan: apixaban 5 mg BID.'

  it('speaks of what stands under it', () => {
    expect(redRules(sheet, 'Amoxicillin 500 mg PO TID.')).toContain('P5')
  })

  it('speaks of a drug although another one is tolerated', () => {
    expect(redRules('过敏史：青霉素过敏，头孢可耐受。\n诊疗计划：阿莫西林0.5g口服。', '阿莫西林0.5g口服。')).toContain('P5')
  })

  it('does not speak of what follows a blank line', () => {
    expect(redRules(sheet, 'Apixaban 5 mg BID.')).toEqual([])
  })

  it.each([
    ['Allergies: penicillin (rash). Has since taken cephalexin without reaction.\nPlan: cephalexin 500 mg PO.', 'Cephalexin 500 mg PO.'],
    ['Allergy: penicillin (rash). Cephalosporins tolerated.\nPlan: ceftriaxone 2 g IV.', 'Ceftriaxone 2 g IV.'],
    ['过敏史：青霉素过敏。头孢呋辛曾用，耐受良好。\n诊疗计划：头孢呋辛1.5g静滴。', '头孢呋辛1.5g静滴。'],
  ])('does not speak against what was taken since without harm: %s', (record, plan) => {
    expect(redRules(record, plan)).toEqual([])
  })
})
