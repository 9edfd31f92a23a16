/** A text as a model would take its letters, and where each of its units stands in the stored text. */
export type PlainText = { readonly text: string; readonly toStored: (index: number) => number }

/** Signs without a shape, or that only turn the direction of the text; one is enough to hide a word from a search. */
const shapeless =
  '[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]'
/** U+E0000–E007F: a second ASCII that no font shows. */
const tag = '\\udb40[\\udc00-\\udc7f]'
/** Letters of other scripts that are drawn like Latin ones. */
const twins: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', у: 'y', х: 'x', і: 'i', ѕ: 's', ԁ: 'd', ո: 'n' }
const wide = '[０-９Ａ-Ｚａ-ｚ＜＞｜]'
const disguise = new RegExp(`${shapeless}|${tag}|[${Object.keys(twins).join('')}]|${wide}`, 'g')

/** Letters or ideographs that are set apart one by one, six and more; what is joined is the blanks between them. */
const lettersApart = /(?<![A-Za-z])[A-Za-z](?: {1,3}[A-Za-z](?![A-Za-z])){5,}/g
const ideographsApart = /[\u4e00-\u9fff](?:[ \u3000·*_-][\u4e00-\u9fff，。“”]){4,}/g

/** Without what hides: shapeless signs are gone, tags and twins are the letters that they stand for, letters set apart are joined. */
export function plainTextOf(stored: string): PlainText {
  const bare = replaced(stored, disguise, ([sign = '']) => [{ at: 0, length: sign.length, by: letterOf(sign) }])
  const joined = replaced(bare.text, lettersApart, ([run = '']) => blanksIn(run, / {1,3}/g))
  const plain = replaced(joined.text, ideographsApart, ([run = '']) => blanksIn(run, /[ \u3000·*_-]/g))
  return { text: plain.text, toStored: (index) => bare.toStored(joined.toStored(plain.toStored(index))) }
}

function letterOf(sign: string): string {
  const unit = sign.charCodeAt(0)
  if (sign in twins) return twins[sign] as string
  if (unit >= 0xff00 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0)
  const letter = unit === 0xdb40 ? sign.charCodeAt(1) - 0xdc00 : 0
  return letter >= 0x20 && letter < 0x7f ? String.fromCharCode(letter) : ''
}

type Change = { readonly at: number; readonly length: number; readonly by: string }

/** One blank between letters set apart stands inside a word, more of them between two words. */
const blanksIn = (run: string, blank: RegExp): Change[] =>
  [...run.matchAll(blank)].map((match) => ({ at: match.index, length: match[0].length, by: match[0].length > 1 ? ' ' : '' }))

/** The text with what each match asks for put in its place; pieces between are copied whole. */
function replaced(text: string, pattern: RegExp, changesOf: (match: RegExpMatchArray) => readonly Change[]): PlainText {
  /** Where each piece begins, here and there: ascending. */
  const here: number[] = [0]
  const there: number[] = [0]
  let made = ''
  let from = 0
  for (const match of text.matchAll(pattern)) {
    for (const { at, length, by } of changesOf(match)) {
      const start = match.index + at
      made += text.slice(from, start) + by
      from = start + length
      if (by !== '') {
        here.push(made.length - by.length)
        there.push(start)
      }
      here.push(made.length)
      there.push(from)
    }
  }
  if (from === 0) return { text, toStored: (index) => index }
  const toStored = (index: number) => {
    let [low, high] = [0, here.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((here[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    return Math.min(text.length, (there[low] as number) + index - (here[low] as number))
  }
  return { text: made + text.slice(from), toStored }
}
