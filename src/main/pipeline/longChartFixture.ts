/** For tests: an invented hospital stay, day by day, no two days alike. */

const findings = [
  '夜间可平卧，未诉胸痛，双肺底可闻及少许湿啰音',
  '活动后仍感气促，休息后缓解，双下肢轻度凹陷性水肿',
  '精神食欲较前好转，双肺呼吸音清，双下肢无水肿',
  '晨起咳少量白痰，无发热，颈静脉无怒张',
  '睡眠欠佳，无心悸，心律不齐，未闻及病理性杂音',
]
const drugs = ['呋塞米', '螺内酯', '美托洛尔', '阿托伐他汀', '阿司匹林', '培哚普利', '达格列净']
const checks = ['血钾', '肌酐', '血常规', 'NT-proBNP', '肝功能']

const pick = (list: readonly string[], place: number) => list[place % list.length] ?? ''

function dateOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
}

function dayNote(day: number): string {
  const pressure = `${String(104 + ((day * 7) % 41))}/${String(60 + ((day * 5) % 29))}mmHg`
  const course = `${dateOf(day)} 08:30 病程记录：住院第${String(day)}天，${pick(findings, day)}。血压${pressure}，心率${String(64 + ((day * 11) % 37))}次/分，24小时尿量${String(1200 + day * 10)}ml，体重${String(58 + (day % 9))}kg。`
  const labs = `辅助检查：${pick(checks, day)}已复查，NT-proBNP ${String(5200 - day * 20)}pg/mL，血钾${(3.4 + (day % 12) / 10).toFixed(1)}mmol/L，肌酐${String(88 + (day % 31))}μmol/L。`
  const diagnosis = '目前诊断：慢性心力衰竭急性加重，冠心病待排。'
  const plan = `诊疗计划：${pick(drugs, day)}${String(5 + (day % 8) * 5)}mg口服，每日1次。${dateOf(day + 2)}复查${pick(checks, day + 1)}。`
  return `${course}\n${labs}\n${diagnosis}\n${plan}\n\n`
}

/** The plan of the last day, which stands nowhere else. */
export const lastPlan = '改用伊伐布雷定5mg口服，每日2次。拟于出院前行心脏磁共振检查。'
const admission = `主诉：反复胸闷气促2年，加重3天。
现病史：患者2年前开始出现活动后胸闷气促，3天前受凉后加重，夜间不能平卧，外院予抗感染治疗2天无好转。
既往史：高血压病10年。青霉素过敏，曾出现皮疹。
初步诊断：心功能不全原因待查
诊疗计划：吸氧、利尿，完善心脏超声。

`

/** A chart of `characters` UTF-16 units or one day more, of a patient who is still in hospital: each day has its diagnosis and its plan, and the last one counts. */
export function inventedChart(characters: number): string {
  const days: string[] = []
  let length = admission.length
  for (let day = 1; length < characters; day++) {
    const note = dayNote(day)
    days.push(note)
    length += note.length
  }
  return `${admission}${days.join('')}${dateOf(days.length + 1)} 08:30 病程记录：一般情况可，心率72次/分。\n诊疗计划：${lastPlan}\n`
}
