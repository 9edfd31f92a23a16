const maximumTitleCharacters = 24
/** UTF-16 units; who the patient is stands at the top of a record, if anywhere. */
const searchedCharacters = 4_000

const nameCharacter = '[\\p{Script=Han}·×xX＊*○〇]'
const name = `(?<name>\\p{Script=Han}${nameCharacter}{1,9}?)`
const afterName = '(?=[\\s，,、；;（(]|$|性\\s*别|年\\s*龄|出生|职业|民族|婚姻|住院号|床号|科室)'
const labelledName = new RegExp(`^.{0,40}?姓[ \\t　]*名[ \\t　]*[：:][ \\t　]*${name}${afterName}(?<rest>.*)$`, 'mu')
const plainName = new RegExp(
  `^[ \\t　]*(?:患者|病人)?${name}[，,、 \\t　]+(?<rest>[男女]性?[，,、 \\t　]+\\d{1,3} ?(?:岁|个?月|天).*)$`,
  'mu',
)
const latinName =
  /^[ \t]*(?:patient(?:'s)?[ \t]+name|patient|name|pt)[ \t]*:[ \t]*(?<name>\S.*?)(?<rest>(?:\t| {2,}|[,;|]| \d{1,3}\b).*)?$/im

/**
 * What the list calls a note: the patient as the record names him ("周某某 男 68岁"), else its first line that says something, cut.
 * A title is a finding aid of this machine and never leaves it.
 */
export function titleOf(text: string): string {
  const head = text.slice(0, searchedCharacters)
  const chinese = (labelledName.exec(head) ?? plainName.exec(head))?.groups
  if (chinese) return titleFrom(chinese, /(?<sex>[男女])|(?<age>\d{1,3} ?(?:岁|个?月|天))/gu)
  const latin = latinName.exec(head)?.groups
  if (latin) return titleFrom(latin, /(?<age>\b\d{1,3}(?= ?(?:[MF]\b|y)))|(?<sex>(?:\b|(?<=\d))(?:[MF]|male|female)\b)/g)
  return cut(firstWords(head))
}

/** The patient's name as the record states it in Chinese; `undefined` where it does not. */
export function patientNameOf(text: string): string | undefined {
  const head = text.slice(0, searchedCharacters)
  return (labelledName.exec(head) ?? plainName.exec(head))?.groups?.['name']
}

/** The first line, and after a bare heading the next one with it. */
function firstWords(head: string): string {
  let words = ''
  for (const line of head.split(/[\r\n]+/)) {
    words = `${words} ${line}`.replace(/\s+/g, ' ').trim()
    if (/[，,。.；;]|[：:]\s*\S|\d{2}/.test(words) || words.length > maximumTitleCharacters) break
  }
  return words
}

/** The name, and sex and age as far as its line has them, the first of each, in the order of the line. */
function titleFrom({ name, rest }: { readonly [group: string]: string | undefined }, demographics: RegExp): string {
  const found = [...(rest ?? '').matchAll(demographics)]
  const sex = found.find(({ groups }) => groups?.['sex'])
  const age = found.find(({ groups }) => groups?.['age'])
  const parts = [sex, age].filter((part) => part !== undefined).sort((one, other) => one.index - other.index)
  return cut([(name ?? '').trim(), ...parts.map(([part]) => part.replace(' ', ''))].join(' '))
}

/** Never inside a surrogate pair. */
function cut(title: string): string {
  return title.length <= maximumTitleCharacters ? title : `${title.slice(0, maximumTitleCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
