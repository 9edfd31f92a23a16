/** Characters and words that turn a finding round; the statement must have them where the record does. */
export const negators = [
  '否认',
  '未见',
  '未及',
  '未闻',
  '未触及',
  '未引出',
  '未发现',
  '无',
  '未',
  '不伴',
  '排除',
  '没有',
  '非',
  'no',
  'not',
  'denies',
  'denied',
  'without',
  'negative for',
  'nonsmoker',
  "n't",
]
/** Words with a negator in them that negate nothing. */
const notNegation = /无(?:明显)?诱因|无力|无意中?|未婚|未经治疗|不明原因|无名/g
export const doubts = [
  '考虑',
  '可能',
  '疑似',
  '疑',
  '待排',
  '待查',
  '不除外',
  '除外',
  '不能排除',
  '？',
  '?',
  '拟诊',
  '倾向',
  'possible',
  'probable',
  'likely',
  'suspect',
  'suspected',
  'rule out',
  'r/o',
  'concern',
  'vs',
  'differential',
]

export type Context = { readonly before: string; readonly inside: string; readonly after: string }

/** The words around a span within its clause; a list joined by 、 stays one clause, so that 否认高血压、糖尿病 negates both. */
export function clauseAround(text: string, start: number, end: number): Context {
  const reach = 40
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + 12)
  const cut = Math.max(
    ...['，', '。', '；', ';', '\n', ',', '. ', '但', '：', ':', '\t', '  ', '　'].map((mark) => before.lastIndexOf(mark)),
  )
  // what follows belongs to this item of a list alone: 1.高血压病 2.冠心病待排
  const stop = after.search(/[，。；;\n,、]|\s+\d{1,2}[.、．)）]|\s{2}|　/)
  return {
    before: before
      .slice(cut + 1)
      .replace(notNegation, '')
      .toLowerCase(),
    inside: text.slice(start, end).toLowerCase(),
    after: (stop < 0 ? after : after.slice(0, stop)).toLowerCase(),
  }
}

/** Whether one of the cues stands in a text; Latin ones on word boundaries. */
export function holds(text: string, cues: readonly string[]): boolean {
  return cues.some((cue) =>
    /^[a-z]/.test(cue) ? new RegExp(`(?:^|[^a-z])${cue.replace(/[/.]/g, '\\$&')}(?:[^a-z]|$)`).test(text) : text.includes(cue),
  )
}
