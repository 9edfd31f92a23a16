import { isAbbreviated } from './abbreviations.ts'
import { hardWraps } from './hardWraps.ts'

/** A stretch of text that holds one thought, [start, end); `sentence` counts from 0. */
export type ClauseUnit = { readonly start: number; readonly end: number; readonly sentence: number }

const isHan = (unit: number) => unit >= 0x3400 && unit <= 0x9fff
const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39
/** ① to ⑳. */
const isCircled = (unit: number) => unit >= 0x2460 && unit <= 0x2473
const isSpace = (unit: number) => unit === 0x20 || unit === 0x09
const englishBreak = /(?:but|however|although|though|except|whereas)\b/iy
const longest = 400
const chineseCount = /^\d{1,4}(?:[-~至]\d{1,4})?[\u3400-\u9fff]/

/**
 * Cuts `text` (width folded) where a thought ends: at full stops, line ends and semicolons, at commas between Chinese words (not in an English
 * list, whose commas one "denies" reaches over), and before English turns such as "but". Linear, and no unit is longer than 400 characters.
 */
export function clauseUnits(text: string, wraps: ReadonlySet<number> = hardWraps(text)): ClauseUnit[] {
  const units: ClauseUnit[] = []
  let from = 0
  let sentence = 0
  const push = (to: number, endsSentence: boolean) => {
    let first = from
    let last = to
    while (first < last && /\s/.test(text[first] as string)) first++
    while (last > first && /\s/.test(text[last - 1] as string)) last--
    if (last > first) units.push({ start: first, end: last, sentence })
    if (endsSentence) sentence++
    from = to
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if ((unit === 0x0a || unit === 0x0d) && wraps.has(index)) continue
    if (unit === 0x0a || unit === 0x0d) push(index, true)
    else if (unit === 0x3002 || unit === 0x21 || unit === 0x2022) push(index + 1, true)
    else if (unit === 0x3b) push(index + 1, false)
    else if (unit === 0x2e && endsSentence(text, index)) push(index + (/["”]/.test(text[index + 1] ?? '') ? 2 : 1), true)
    else if (unit === 0x3f) {
      // a question mark of doubt belongs to what it doubts, and ends the thought unless a bracket follows
      const isQuestion = /^[a-z]\? +["“]?[A-Z]/.test(text.slice(index - 1, index + 5))
      if (!/[)\d]/.test(text[index + 1] ?? '') && !opensDoubt(text, index)) push(index + 1, isQuestion)
    } else if (unit === 0x2c) {
      if (isChineseComma(text, index)) push(index + 1, false)
    } else if ((isDigit(unit) && opensListItem(text, index)) || isCircled(unit)) push(index, false)
    else if (isSpace(unit) && index + 1 < text.length && /[bhatew]/i.test(text[index + 1] as string)) {
      englishBreak.lastIndex = index + 1
      if (englishBreak.test(text)) push(index, false)
    } else if (index - from > longest && !(unit > 0x40 && unit < 0x7b)) push(index + 1, false)
    if (index - from > 2 * longest) push(index + 1, false)
  }
  push(text.length, true)
  return units
}

/** ?migraine: the mark stands before what it doubts. */
const opensDoubt = (text: string, index: number) => /[\s(,;/]/.test(text[index - 1] ?? ' ') && /[a-z]/i.test(text[index + 1] ?? '')

function endsSentence(text: string, index: number): boolean {
  // … is allergic, hives." The patient: the mark of the quotation goes with the full stop
  const quoted = /^\.["”](?=\s|$)/.test(text.slice(index, index + 3)) ? 1 : 0
  const next = text.charCodeAt(index + 1 + quoted)
  if (isHan(text.charCodeAt(index - 1)) && !isDigit(next)) return true
  if (index + 1 + quoted < text.length && !isSpace(next) && next !== 0x0a && next !== 0x0d && !isHan(next)) return false
  const previous = text.charCodeAt(index - 1)
  if (isDigit(previous) && isHan(next)) return false
  return isHan(previous) || index + 1 >= text.length || !isAbbreviated(text, index)
}

/** 1.急性心力衰竭 2.冠心病待排 on one line: each number opens a thought of its own. 腰4、腰5 and 2.5 do not. */
function opensListItem(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1)
  if (index === 0 || !(isSpace(before) || isHan(before))) return false
  // 早癌待排（活检）　3 慢性非萎缩性胃炎: the third of a list whose numbers stand alone
  const bare = isSpace(before) ? /^(\d{1,2}) +[\u3400-\u9fff]/.exec(text.slice(index, index + 6)) : null
  if (bare && Number(bare[1]) > 1)
    return new RegExp(`(?:^|\\s)${String(Number(bare[1]) - 1)} +[\\u3400-\\u9fff]`).test(text.slice(Math.max(0, index - 80), index))
  const match = /^(\d{1,2})([.、)])[ \t]?(?=[^\d\s])/.exec(text.slice(index, index + 5))
  // tearful since week 2. Sleeping badly: no second item without a first
  const item = Number(match?.[1])
  if (match?.[2] === '.' && item > 1 && /[A-Za-z]/.test(text[index + match[0].length] ?? ''))
    if (!new RegExp(`(?:^|[\\s;,.:])${String(item - 1)}[.、)](?!\\d)`).test(text.slice(Math.max(0, index - 400), index))) return false
  return match !== null && (isSpace(before) || (match[2] === '.' && isHan(text.charCodeAt(index + match[0].length))))
}

function isChineseComma(text: string, index: number): boolean {
  let next = index + 1
  while (next < index + 4 && isSpace(text.charCodeAt(next))) next++
  let previous = index - 1
  while (previous > index - 4 && isSpace(text.charCodeAt(previous))) previous--
  // （中重度），Auspitz征: what the bracket closes on
  if (text[previous] === ')') previous--
  // 1,200 and 1,25 are numbers; K 3.2,6-9停 is two thoughts
  if (isDigit(text.charCodeAt(previous)) && isDigit(text.charCodeAt(index + 1)))
    return /\d\.\d{1,3}$/.test(text.slice(Math.max(0, index - 6), index)) && !/^\d{3}(?!\d)/.test(text.slice(index + 1, index + 5))
  // 预约胸部CT,4周后复查: a number that counts Chinese units opens a Chinese clause
  return isHan(text.charCodeAt(next)) || isHan(text.charCodeAt(previous)) || chineseCount.test(text.slice(next, next + 8))
}
