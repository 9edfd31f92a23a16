import { describe, expect, it } from 'vitest'
import type { Template } from '../../shared/template.ts'
import { segmentRecord } from '../../shared/text/segment.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { planSections } from './plan.ts'

const { headings, templates, samples, guard } = loadResources(resourcesFolder(import.meta.dirname))
const template = templates.get('outpatient') as Template

function planOf(text: string, language: 'zh' | 'en' = 'zh') {
  const plans = planSections(text, segmentRecord(text, headings), template, language, guard().readRecord(text))
  const [complaint, diagnosis, plan] = plans.map(({ evidence }) => evidence.map(({ start, end }) => text.slice(start, end)))
  return { complaint, diagnosis, plan, isStated: plans.map(({ isStated }) => isStated) }
}

describe('evidence under a heading', () => {
  it('is the text below it, without the heading and the white space around it', () => {
    const { complaint, diagnosis, plan, isStated } = planOf('主诉：  头晕1周。\n\n诊断\n：高血压病\n诊疗计划：\n  氨氯地平5mg口服\n')
    expect([complaint, diagnosis, plan]).toEqual([['头晕1周。'], ['高血压病'], ['氨氯地平5mg口服']])
    expect(isStated).toEqual([true, true, true])
  })

  it('counts, and cue words elsewhere do not', () => {
    const { diagnosis } = planOf('现病史：外院诊断为肺炎，临床考虑肺癌待排。\n初步诊断：急性心力衰竭\n')
    expect(diagnosis).toEqual(['急性心力衰竭'])
  })

  it('with nothing below it is no evidence', () => {
    expect(planOf('主诉：头晕1周。\n初步诊断：\n诊疗计划：——\n查体：神清').diagnosis).toEqual([])
  })

  it('of the discharge replaces what was thought before', () => {
    const chart = '入院诊断：肺炎？\n病程记录：好转。\n出院诊断：社区获得性肺炎\n'
    expect(planOf(chart).diagnosis).toEqual(['社区获得性肺炎'])
  })

  it('of the discharge does so with spaces between its characters, as printed forms have it', () => {
    const chart = '入院诊断：肺炎？\n病程记录：好转。\n出 院 诊 断：社区获得性肺炎\n'
    expect(planOf(chart).diagnosis).toEqual(['社区获得性肺炎'])
  })

  it('of the closing document replaces it too, whatever the heading there is called', () => {
    const chart = '初步诊断：肺炎？\n病程记录：好转。\n出 院 记 录\n诊断：社区获得性肺炎\n'
    expect(planOf(chart).diagnosis).toEqual(['社区获得性肺炎'])
  })

  it('is not replaced because a sentence mentions the discharge of an earlier stay', () => {
    const chart = '既往史：见外院出院记录及出院小结。\n初步诊断：肺炎？\n补充诊断：心房颤动\n'
    expect(planOf(chart).diagnosis).toEqual(['心房颤动', '肺炎？'])
  })

  it('is taken from the last place for the diagnosis and from the first for the complaint', () => {
    const chart = '主诉：胸闷3天。\n初步诊断：心衰？\n主诉：胸闷好转。\n补充诊断：心房颤动\n'
    expect([planOf(chart).complaint?.[0], planOf(chart).diagnosis?.[0]]).toEqual(['胸闷3天。', '心房颤动'])
  })

  it('of English charts is found alike', () => {
    const chart = 'Chief Complaint: chest pain for 3 days.\nAssessment: unstable angina.\nPlan: aspirin 81 mg daily.\n'
    expect(planOf(chart, 'en')).toMatchObject({
      complaint: ['chest pain for 3 days.'],
      diagnosis: ['unstable angina.'],
      plan: ['aspirin 81 mg daily.'],
    })
  })
})

describe('evidence by cue words', () => {
  it('is a sentence of a record without headings', () => {
    const note = '头晕、视物模糊1周。测血压180/110mmHg。诊断考虑高血压急症。建议住院治疗。'
    expect(planOf(note)).toEqual({
      complaint: ['头晕、视物模糊1周。'],
      diagnosis: ['诊断考虑高血压急症。'],
      plan: ['建议住院治疗。'],
      isStated: [false, false, false],
    })
  })

  it('never comes from a history: a past treatment is no plan, a past disease no diagnosis', () => {
    const { diagnosis, plan } = planOf(
      '主诉：腹痛2天。\n既往史：2019年诊断为胃癌，建议手术，予以化疗。\n家族史：父亲诊断为肝癌，建议随访。\n',
    )
    expect([diagnosis, plan]).toEqual([[], []])
  })

  it('is a few sentences at most', () => {
    const note = Array.from({ length: 30 }, (_, day) => `建议第${String(day)}项复查。`).join('')
    expect(planOf(note).plan?.length).toBe(4)
  })

  it('is not looked for in a line without an end, such as a table', () => {
    expect(planOf(`建议复查 ${'15.8 14.2 '.repeat(300)}`).plan).toEqual([])
  })
})

it('a record without a plan has no evidence for one, so nobody is asked', () => {
  const record = samples.find(({ name }) => name.startsWith('03'))
  expect(planOf(record?.text ?? '')).toMatchObject({ diagnosis: [], plan: [] })
  expect(record).toBeDefined()
})

describe('what names and orders at once', () => {
  it('gives its bullets to the plan and its other lines to the diagnosis', () => {
    const text = 'HPI: cough for 3 days.\nA/P: Community-acquired pneumonia, mild.\n- amoxicillin 1 g TID x 5 days\n- recheck in 1 week'
    const { diagnosis, plan } = planOf(text, 'en')
    expect(diagnosis).toEqual(['Community-acquired pneumonia, mild.'])
    expect(plan).toEqual(['- amoxicillin 1 g TID x 5 days\n- recheck in 1 week'])
  })

  it('is an impression too, where the record has no plan of its own', () => {
    expect(planOf('Imp: renal colic.\n- tamsulosin 0.4 mg nightly', 'en').plan).toEqual(['- tamsulosin 0.4 mg nightly'])
    expect(planOf('Imp: renal colic.\n- gout in the past\nPlan: tamsulosin 0.4 mg nightly', 'en').plan).toEqual([
      'tamsulosin 0.4 mg nightly',
    ])
  })

  it('serves both sections where it has no bullets', () => {
    const { diagnosis, plan } = planOf('A/P: pneumonia, start amoxicillin 1 g TID.', 'en')
    expect([diagnosis, plan]).toEqual([['pneumonia, start amoxicillin 1 g TID.'], ['pneumonia, start amoxicillin 1 g TID.']])
  })

  it('stands in letters: S O A P, and S B A R whose background names the illness', () => {
    const soap = planOf('S: palpitations 3 weeks.\nO: pulse 112.\nA: Graves disease, relapsed.\nP: methimazole 20 mg daily.', 'en')
    expect([soap.complaint, soap.diagnosis, soap.plan]).toEqual([
      ['palpitations 3 weeks.'],
      ['Graves disease, relapsed.'],
      ['methimazole 20 mg daily.'],
    ])
    const sbar = planOf('S：术后第3天，烦躁1次。\nB：胃癌，术后。\nA：T 38.2，BP 148/86。\nR：每小时看瞳孔，明晨复查头CT。')
    expect([sbar.diagnosis, sbar.plan]).toEqual([['胃癌，术后。'], ['每小时看瞳孔，明晨复查头CT。']])
  })
})

describe('where neither heading nor cue says it', () => {
  it.each([
    ['患者张某，男，60岁，右上肺腺癌入院第3天。母亲有胃癌。既往有高血压。青霉素过敏。', ['患者张某，男，60岁，右上肺腺癌入院第3天。']],
    ['男，50岁。否认糖尿病。乙肝疫苗已接种。室友患流感。', []],
    ['男，50岁。10年前患肺结核，已愈。', []],
  ])('a sentence that names an illness as present is the diagnosis: %s', (text, sentences) => {
    expect(planOf(text).diagnosis).toEqual(sentences)
  })

  it('a sentence that names a symptom is the complaint, before a duration that names none', () => {
    expect(planOf('房颤6年。\n黑便3次，伴头晕2天。').complaint?.[0]).toBe('黑便3次，伴头晕2天。')
    expect(planOf('男，50岁。咳嗽，咳黄痰。').complaint).toEqual(['咳嗽，咳黄痰。'])
  })

  it('weaker words of orders count, and those of no order do not', () => {
    expect(planOf('男，60岁，胃癌。\n布洛芬停；请放疗科会诊。').plan).toEqual(['布洛芬停；请放疗科会诊。'])
    expect(planOf('男，60岁，胃癌。\n神清，腹软。').plan).toEqual([])
  })

  it('a heading within a line ends with that line', () => {
    const text = 'Bloods today: ESR 82.\nSuspected giant cell arteritis. Have started prednisolone 60 mg daily.'
    const { diagnosis, plan } = planOf(text, 'en')
    expect(diagnosis?.[0]).toBe('Suspected giant cell arteritis.')
    expect(plan).toEqual(['Have started prednisolone 60 mg daily.'])
  })
})

it('the discharge of a long chart is its plan and its diagnosis', () => {
  const { diagnosis, plan } = planOf(samples.find(({ name }) => name.startsWith('04'))?.text ?? '')
  expect(diagnosis?.length).toBe(1)
  expect(diagnosis?.[0]).toContain('重症社区获得性肺炎（嗜肺军团菌，左肺下叶为主）')
  expect(plan?.every((passage) => passage.includes('服至2024-11-17停药'))).toBe(true)
})

it('every piece of evidence stands in its segment', () => {
  for (const { text } of samples) {
    const segments = segmentRecord(text, headings)
    for (const { evidence } of planSections(text, segments, template, 'zh', guard().readRecord(text))) {
      for (const { start, end, segment } of evidence) {
        const home = segments[segment - 1]
        expect(home && home.headingEnd <= start && start < end && end <= home.end).toBe(true)
      }
    }
  }
})

describe('what tells of a treatment', () => {
  it('is no complaint, whatever its time says, and none the less where a symptom stands in it', () => {
    expect(planOf('Insulin glargine tried 2022 - stopped by pt after one wk.\nFoot: intact.', 'en').complaint).toEqual([])
    expect(planOf('口服二甲双胍3年。').complaint).toEqual([])
    expect(planOf('口服二甲双胍3周后恶心2天。').complaint).toEqual(['口服二甲双胍3周后恶心2天。'])
  })

  it('is no diagnosis where one heading names and orders on one line', () => {
    const orders = planOf('46M T2DM x 11y.\n\nA/P w/ Dr Hall: reduce glipizide to 5 mg BID; RD referral.', 'en')
    expect([orders.diagnosis, orders.plan]).toEqual([['46M T2DM x 11y.'], ['w/ Dr Hall: reduce glipizide to 5 mg BID; RD referral.']])
    expect(planOf('Cough 3 days.\n\nA/P: pneumonia, start amoxicillin 500 mg TID.', 'en').diagnosis).toEqual([
      'pneumonia, start amoxicillin 500 mg TID.',
    ])
  })
})

describe('what no heading and no dictionary names', () => {
  it('is a complaint where the record says for what the patient came, in his words', () => {
    const { complaint } = planOf('入院情况\n患者因“胸骨后压榨样不适3小时”经急诊绿色通道入院。3小时前饮酒后突发，伴大汗、恶心。')
    expect(complaint?.[0]).toContain('胸骨后压榨样不适3小时')
  })

  it('is a diagnosis where the record says what was operated on', () => {
    expect(planOf('78岁。慢性硬膜下血肿钻孔引流术后第3天，夜间安静。').diagnosis).toEqual(['慢性硬膜下血肿钻孔引流术后第3天，夜间安静。'])
    expect(planOf('78岁。拟行钻孔引流术，术后复查头CT。').diagnosis).toEqual([])
  })
})
