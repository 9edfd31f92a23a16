import type { FaithfulCase } from './faithfulCasesFixture.ts'

const outpatient = `主诉：右上腹痛10天，加重3天。
现病史：10天前进食后右上腹胀痛，3天前加重，皮肤巩膜无黄染。双下肢无水肿，无尿频，无胆囊结石史。体重↓3kg。
化验：FBG 9.8 Cr 62 尿酮(-) 右肾区叩痛(+) 左膝浮髌(-)
B超：肝内多发囊肿，较大者约1.8cm。
腹软，无压痛，左侧第6肋压痛。
处理：1.奥美拉唑20mg qd，每周复诊1次；2.格列美脲加至3mg qd；3.查血常规；4.2周后复查B超。4小时后评估，复查血钾。
骨扫描预约7月8日。胸部HRCT已约（6月20日）。不建议立即手术。d11到病房回访。`

const ward = `HISTORY: Seen with 8 weeks of pain in the RLQ. No discharge. No hypopyon, anterior chamber quiet. Right eye unaffected. Slept in lenses.
VS: BP 116/72, P 92. Cr 3.4 -> 2.1, K 4.8. TSH 5.8 mIU/L (high). Threatened labor at 31w4d. fFN positive.
Thrombocytopenia: probable sepsis. Radiographs of the hands show osteopenia; there are no erosions.
PLAN: ferrous sulfate 325 mg every other day.
Weekly CBT referral placed. Zuranolone not started. Heparin on hold. If no better at 3 months, consider botulinum toxin.
CT chest in 6 months for the nodule. Pulmonary clinic in 4 weeks. Transition to glargine 18 units tonight for diabetes.
Hydroxychloroquine was offered and she preferred not to. Prednisone 40 mg for 2 more days then stop. Appendectomy tonight.`

const consult = `CONSULT 64M. PSA 6.9 (April). Hip soreness 3/7, limping 5/12. Mass 1.5 cm (was 4.2 cm).
No flucloxacillin. Not tramadol. Probiotics held. Endoscopy: results pending. L tibia # to exclude.
Schizophrenia, mild, probable. Creat rise likely cyclosporin toxicity. X-ray neg for abscess, no tendon injury.
Cannot lie flat, coughed twice. Surgery discussed before the wedding in May. Declined colchicine.
Plan: metoprolol 50 bd. Terbinafine 250 mg daily: not yet given.`

const knee = `现病史：平时依那普利5mg qd，目前正在服依那普利5mg。右膝扭伤3天，若MRI示前交叉韧带撕裂可能则手术。
处理：1.依那普利10mg qd；2.若肿胀不退，2周后行膝关节X线检查。`

/** A physician's own words for what the record says, and the same with an error in them. */
export const paraphraseCases: readonly FaithfulCase[] = [
  {
    rule: 'F1',
    source: outpatient,
    fires: ['空腹血糖9.8mg/dL。', '肝内囊肿，较大者约1.3cm。', '3周后复查B超。', '右上腹痛3天。', '肌酐62mmol/L。', '1小时后复查血钾。'],
    quiet: ['空腹血糖9.8mmol/L。', '肝内囊肿最大约1.8cm。', '2周后复查B超。', '右上腹痛10天。', '肌酐62μmol/L。', '4小时后复查血钾。'],
  },
  {
    rule: 'F2',
    source: outpatient,
    fires: ['有黄疸。', '双下肢水肿。', '有尿频。', '尿酮阳性。', '腹软有压痛。', '建议立即手术。', '胆囊结石史。'],
    quiet: ['无黄疸。', '双下肢无水肿。', '无尿频。', '尿酮阴性。', '腹软无压痛。', '不建议立即手术。', '无胆囊结石史。'],
  },
  {
    rule: 'F0',
    source: outpatient,
    fires: ['右膝关节镜检查。', '左膝抽屉试验阴性。', '轻度消瘦。'],
    quiet: ['右肾区叩击痛阳性。', '左膝浮髌试验阴性。', '体重下降3kg。', '格列美脲增至3mg qd。', '奥美拉唑20mg每日1次。'],
  },
  {
    rule: 'F7',
    source: outpatient,
    fires: ['骨扫描已完成。', '已完成胸部HRCT。', '骨扫描已做。'],
    quiet: ['骨扫描预约7月8日。', '已预约6月20日胸部HRCT，4周后复查。', '胸部HRCT已约。'],
  },
  {
    rule: 'F7',
    source: '诊断：右下肺炎。\n诊疗计划：1.氨溴索30mg tid；2.查痰涂片找抗酸杆菌；3.嘱戒酒；4.痰标本已留。',
    fires: ['痰涂片已查。', '已查痰涂片。', '找抗酸杆菌已完成。'],
    quiet: ['查痰涂片找抗酸杆菌。', '痰标本已留。', '送检痰涂片。'],
  },
  {
    rule: 'F1',
    source: ward,
    fires: ['Creatinine fell from 3.4 to 2.4.', 'CT chest in 4 weeks, pulmonary clinic in 4 weeks.', 'Labor at 37w4d.'],
    quiet: ['Creatinine fell from 3.4 to 2.1.', 'CT chest in 6 months, pulmonary clinic in 4 weeks.', 'She is at 31w4d.'],
  },
  {
    rule: 'F2',
    source: ward,
    fires: [
      'No discharge, right eye affected, no hypopyon, no visual loss, anterior chamber not quiet.',
      'Erosions on radiographs.',
      'fFN negative.',
    ],
    quiet: [
      'No discharge, right eye unaffected.',
      'No erosions on radiographs.',
      'Consider botulinum toxin if no better at 3 months.',
      'No hypopyon, BP 116/72.',
      'Weekly CBT referral placed, zuranolone not started.',
    ],
  },
  {
    rule: 'F3',
    source: ward,
    fires: ['Pain in the left lower quadrant.', 'Pain in the right upper quadrant.', 'Left eye unaffected.'],
    quiet: ['Pain in the right lower quadrant.', 'TSH 5.8 mIU/L and high.', 'Right eye unaffected.'],
  },
  {
    rule: 'F6',
    source: ward,
    fires: ['Sepsis.', 'Thrombocytopenia from sepsis.', 'She has sepsis.'],
    quiet: ['Thrombocytopenia, probably from sepsis.', 'BP 116/72.', 'Thrombocytopenia.'],
  },
  {
    rule: 'F7',
    source: ward,
    fires: ['Heparin continued.', 'Appendectomy was performed.', 'She takes hydroxychloroquine.'],
    quiet: ['Heparin on hold.', 'Diabetes.', 'She preferred not to take hydroxychloroquine.', 'Prednisone 40 mg for 2 more days.'],
  },
  {
    rule: 'F4',
    source: ward,
    fires: ['Ferrous sulfate 325 mg weekly.', 'Ferrous sulfate 325 mg twice daily.', 'Ferrous sulfate 32.5 mg every other day.'],
    quiet: [
      'Ferrous sulfate 325 mg every other day. Weekly CBT referral.',
      'Ferrous sulfate 325 mg on alternate days.',
      'Glargine 18 units.',
    ],
  },
  {
    rule: 'F1',
    source: consult,
    fires: ['Limping for 3 months.', 'PSA 9.6 in April.', 'Mass down from 1.5 to 4.2 cm.', 'Metoprolol 50 g bd.'],
    quiet: [
      'PSA 6.9 in April.',
      'Hip soreness for three days.',
      'Hip soreness over three days.',
      'Limping for 5 months.',
      'Mass down from 4.2 to 1.5 cm.',
    ],
  },
  {
    rule: 'F2',
    source: consult,
    fires: ['Flucloxacillin was given.', 'Tramadol recommended.', 'Tendon injury.', 'Terbinafine was given.'],
    quiet: [
      'Flucloxacillin to be avoided.',
      'Avoid flucloxacillin.',
      'Tramadol is not to be used.',
      'Coughed twice.',
      'Colchicine not given.',
    ],
  },
  {
    rule: 'F6',
    source: consult,
    fires: ['Schizophrenia.', 'Fracture of the left tibia.', 'Cyclosporin toxicity.'],
    quiet: [
      'Probable mild schizophrenia.',
      'Left tibial fracture to be excluded.',
      'Creatinine rise, likely cyclosporin toxicity.',
      'Surgery discussed before May.',
    ],
  },
  {
    rule: 'F7',
    source: consult,
    fires: ['He takes colchicine.', 'Probiotics continued.', 'Accepted colchicine.'],
    quiet: ['Probiotics withheld.', 'Colchicine was refused.', 'No colchicine.'],
  },
  {
    rule: 'F6',
    source: knee,
    fires: ['若MRI示前交叉韧带撕裂则手术。'],
    quiet: ['若MRI示前交叉韧带撕裂可能则手术。'],
  },
  {
    rule: 'F7',
    source: knee,
    fires: ['继续依那普利5mg qd。', '肿胀不退，已行膝关节X线检查。'],
    quiet: ['目前服用依那普利5mg。', '依那普利10mg qd。', '若肿胀不退，2周后膝关节X线检查。'],
  },
]
