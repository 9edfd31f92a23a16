import type { Guard } from '../../shared/guard/guard.ts'

/** An invented record of a stroke, and two drafts of it: one that says what it says, one with the side, the pressure and the dose changed. */
const record = `主诉：头晕、视物模糊1周。
现病史：高血压病史10年，血压最高180/110mmHg。
辅助检查：头颅CT示左侧基底节区腔隙性脑梗死。
初步诊断：高血压急症；急性脑梗死（左侧基底节区）。
诊疗计划：阿托伐他汀钙40mg口服，每晚1次。
`
const faithful = [
  { section: 'chief-complaint', text: '头晕、视物模糊1周。' },
  { section: 'diagnosis', text: '高血压急症；急性脑梗死（左侧基底节区）。' },
  { section: 'plan', text: '阿托伐他汀钙40mg口服，每晚1次。' },
]
const changed = [
  { section: 'chief-complaint', text: '头晕、视物模糊3周。' },
  { section: 'diagnosis', text: '高血压急症；急性脑梗死（右侧基底节区）。' },
  { section: 'plan', text: '阿托伐他汀钙80mg口服，每晚1次。' },
]

export type GoldenResult = {
  /** Sections of the changed draft that were found to differ, of all three. */
  readonly caught: number
  readonly planted: number
  /** Red findings on the faithful draft: there must be none. */
  readonly falseAlarms: number
}

/** Whether the guard on this machine, with these dictionaries, still tells right from wrong. */
export function runGoldenCase(guard: Guard): GoldenResult {
  const read = guard.readRecord(record)
  const redSections = (draft: typeof faithful) =>
    new Set(
      guard
        .check(read, draft)
        .filter(({ severity }) => severity === 'red')
        .map(({ section }) => section),
    )
  return { caught: redSections(changed).size, planted: changed.length, falseAlarms: redSections(faithful).size }
}
