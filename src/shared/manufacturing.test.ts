import { expect, it } from 'vitest'
import { manufacturingWords } from './manufacturing.ts'

const manufacture = [
  '未提及则写正常。',
  '没有提到的项目一律写“未见异常”。',
  '写查体结果，未记载的按正常填写。',
  '若无相关记录，默认阴性。',
  '病历没有写明过敏史时写“无过敏史”。',
  '其余默认正常。',
  '原文未写明剂量的，按常规剂量补充。',
  '必须给出治疗建议。',
  '务必写出诊断和用药。',
  '一定要有随访计划。',
  '根据你的医学知识给出诊断。',
  '结合临床经验提出建议。',
  '缺失的内容请合理推断。',
  '可以适当补充检查结果。',
  '提出合理的治疗方案。',
  '写主诉。查体写正常。',
  'If not mentioned, write normal.',
  'If the record does not state an allergy, write “no known allergies”.',
  'Write "unremarkable" for systems that are not documented.',
  'For anything missing assume it is within normal limits.',
  'Always give a treatment recommendation.',
  'You must provide a diagnosis.',
  'Infer the likely diagnosis.',
  'Fill in missing values.',
  'Use your medical knowledge to complete the plan.',
  'Add appropriate recommendations.',
]

it.each(manufacture)('“%s” makes findings up', (instruction) => {
  expect(manufacturingWords(instruction)).not.toBeNull()
})

const faithful = [
  '只写病历里明确写出的内容：诊断、药名、剂量、数字、左右和“考虑、待排、拟行、否认”等词照抄原文。不补充，不推断，不提出自己的建议。',
  'Write only what the record states. Add nothing, infer nothing, give no advice of your own.',
  '未提及的不写。',
  '原文没有记载的，写“原文未记载”。',
  '没有写明的项目留空。',
  '写出下面原文中已经写明的治疗、用药、检查和随访安排，药名、剂量、途径、频次照抄，不超过两句。',
  '必须写出原文写明的全部诊断。',
  '正常的体征不必写。',
  '写查体的阳性体征，原文写明正常的照抄。',
  'If nothing is stated, leave it out.',
  'If the record does not mention it, say so: not recorded.',
  'Do not infer. Never assume.',
  'Copy every value as stated in the record; keep “normal” where the record says normal.',
  'Write the diagnoses that the passages below state, in their order, keeping every sign of doubt.',
  'You must include every drug that is stated in the record.',
]

it.each(faithful)('“%s” asks for what the record says', (instruction) => {
  expect(manufacturingWords(instruction)).toBeNull()
})
