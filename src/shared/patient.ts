import { foldWidth } from './text/fold.ts'

/** Who a record says that it is about, each as the record writes it; `null` where it does not say so, or not the same everywhere. */
export type Patient = {
  readonly name: string | null
  readonly sex: 'male' | 'female' | null
  readonly age: string | null
  readonly bed: string | null
  /** Under the record's own name for it, such as 住院号 or MRN. */
  readonly number: { readonly label: string; readonly value: string } | null
}

/** UTF-16 units; who the patient is stands at the top of a record, if anywhere. */
const searchedCharacters = 4_000
/** For what is told in sentences: further down they are about relatives. */
const sentenceCharacters = 800

const gap = '[ \\t\\u3000]*'
/** Between a Chinese label and its value: a colon, a closing bracket, or at least a space. */
const afterLabel = `(?:${gap}[】\\]]${gap}:?|${gap}:|[ \\t\\u3000]+)${gap}`
const notInWord = '(?<![\\p{Script=Han}A-Za-z])'
/** Where a field of a form begins and ends: an English word alone is no label, since sentences hold it too. */
const fieldStart = '(?:^|\\t| {2,}|[,;|] ?)'
const fieldEnd = '(?= *$|\\t| {2,}| ?[,;|(]| [A-Z])'

const chineseName = '\\p{Script=Han}[\\p{Script=Han}·×xX*○〇]{1,9}?(?=[\\s,;:()\\[【。/|]|$|性|年|出|职|民|婚|住|床|科|病|门)'
const latinName = "[A-Z][A-Za-z.'’-]*(?:,? [A-Z][A-Za-z.'’-]*){0,4}(?=\\s*$|\\t| {2,}| ?[,;|(/]| \\d)"
const years = '(?:\\d{1,3}|[一二三四五六七八九十百]{1,4}) ?周?岁'
const chineseAge = `${years}(?: ?\\d{1,2} ?个?月)?|\\d{1,2} ?个?月(?:零? ?\\d{1,2} ?天)?|\\d{1,3} ?(?:天|日)龄?|\\d{1,3}(?=[\\s,;/。)]|$)`
const englishAge = '\\d{1,3}(?:[ -]?(?:years?(?:[ -]old)?|yrs?|y/?o|y|months?(?:[ -]old)?|mo|weeks?|wks?|days?)\\b|(?=[\\s,;/.)]|$))'
const englishSex = '(?:male|female|m|f)\\b'
const bedValue = '(?:\\+|加)?[A-Za-z]{0,6}-?\\d{1,4}[A-Za-z]?(?:-\\d{1,3})?(?:床|号床?)?(?![\\w.-])'
const numberValue = '(?=[A-Za-z×*-]*\\d)[A-Za-z0-9×*][A-Za-z0-9×*-]{2,19}'
const chineseNumbers = ['住院号', '病案号', '病历号', '门诊号', '就诊号', '登记号']
const englishNumbers = ['MRN', ...['Medical Record', 'Hospital', 'Chart', 'Record'].map((kind) => `${kind} (?:No\\.?|Number)`)]

const rule = (source: string, flags = '') => new RegExp(source, `dgmu${flags}`)
const chinese = (label: string, value: string) => rule(`${notInWord}(?<label>${label})${afterLabel}(?<value>${value})`)
const english = (label: string, value: string) => [
  rule(`\\b(?<label>${label})${gap}:${gap}(?<value>${value})`, 'i'),
  rule(`${fieldStart}(?<label>${label})[ \\t]+(?<value>${value})${fieldEnd}`, 'i'),
]

/** A person at the beginning of a line, by name, sex and age. */
const person = `^${gap}(?:(?:一般情况|病情摘要|病史摘要)${gap}:${gap})?(?:患者|病人)?[,: ]?`

const names = [
  rule(`${notInWord}(?:患者|病人|患儿)?姓${gap}名${afterLabel}(?<value>${chineseName}|${latinName})`),
  rule(
    `\\b(?:[Pp]atient(?:'s)? [Nn]ame|PATIENT(?: NAME)?|[Pp]atient|[Nn]ame|NAME|[Pp]t)${gap}:${gap}(?<value>${latinName}|${chineseName})`,
  ),
  rule(`${person}(?<value>${chineseName})[, \\t]+[男女]性?[, \\t]+(?:${chineseAge})`),
]
const sexes = [
  chinese(`性${gap}别`, '[男女]'),
  rule(`性别/年龄${afterLabel}(?<value>[男女])`),
  rule(`年龄/性别${afterLabel}(?:${chineseAge})${gap}/${gap}(?<value>[男女])`),
  ...english('sex|gender|(?:sex|gender) ?/ ?age', englishSex),
  rule(`\\bage ?/ ?(?:sex|gender)${gap}:?${gap}(?:${englishAge})${gap}/${gap}(?<value>${englishSex})`, 'i'),
]
const ages = [
  chinese(`年${gap}龄|年龄/性别`, chineseAge),
  rule(`性别/年龄${afterLabel}[男女]性?${gap}/${gap}(?<value>${chineseAge})`),
  rule(`姓${gap}名${afterLabel}(?:${chineseName})[, \\t]+(?:[男女]性?[, \\t]+)?(?<value>${years})`),
  ...english('age|age ?/ ?(?:sex|gender)', englishAge),
  rule(`\\b(?:sex|gender) ?/ ?age${gap}:?${gap}${englishSex}${gap}/${gap}(?<value>${englishAge})`, 'i'),
]
const beds = [
  chinese('床位?号|床位|床', bedValue),
  rule(`\\bbed(?: ?(?:no\\.?|number|#))?${gap}[:#]${gap}(?<value>${bedValue})`, 'i'),
  rule(`(?:${fieldStart}|\\d )Bed[ \\t]+(?<value>${bedValue})${fieldEnd}`),
]
/** A bed without a label, on the first lines only. */
const barBed = rule(`(?<=^|[\\s区科])(?<value>(?:\\+|加)?[A-Z]{0,4}-?\\d{1,3}床)(?=[\\s,;]|$)`)
const numbers = [
  ...chineseNumbers.map((label) => chinese(label, numberValue)),
  ...englishNumbers.map((label) => rule(`\\b(?<label>${label})${gap}[:#]?${gap}(?<value>${numberValue})`, 'i')),
]

/** Sentences and lines that tell sex and age at once. */
const told = [
  rule(`^${gap}(?:患者|病人|患儿)?[,:系为]?${gap}(?<age>${years})[的老中青年]{0,3}(?<sex>[男女])`),
  rule(`${person}(?:${chineseName})?[, \\t]*(?<sex>[男女])性?[, \\t]+(?<age>${chineseAge})`),
  rule(`^${gap}(?:患者|病人|患儿)[^。\\n]{0,12}?(?<sex>[男女])性?[, \\t]*(?<age>${chineseAge})`),
  rule(
    `^${gap}(?:patient(?:'s)? name|patient|name|pt)${gap}:[^\\n]*?[ ,\\t(](?<age>\\d{1,3})(?: ?(?:y/?o|years? old|yrs?|y))?[ ,/-]*(?<sex>male|female|m|f)\\b`,
    'i',
  ),
  rule(
    '(?<!(?:his|her|their) )\\b(?<age>\\d{1,3}[ -]years?[ -]old)(?: [A-Za-z-]+){0,2}? (?<sex>male|female|man|woman|gentleman|lady|boy|girl)\\b',
    'i',
  ),
]

/** What stands where a name would, and is none: the next label of an empty field, or who a sentence is about in general. */
const noName =
  /^(?:性别|年龄|科室|床号|床位|住院|门诊|民族|婚姻|职业|出生|不详|未知|未填|本人|家属|老年|中年|青年|成年|幼儿|婴儿|新生儿|患儿|患者|病人|孕妇|产妇|男婴|女婴|unknown|n\/?a|none|sex|age|gender|mrn|dob|male|female)/i

/** What the top of a record says about its patient, in Chinese or English. Nothing is guessed: what is not stated, or stated in two ways, is absent. */
export function patientOf(text: string): Patient {
  const original = text.slice(0, searchedCharacters)
  // unit for unit, so that a place here is a place there
  const head = foldWidth(original)
  const sentences = head.slice(0, sentenceCharacters)
  const numbered = numbers.flatMap((pattern) => only(found(pattern, head, original)) ?? [])[0]
  const sex = firstOf(sexes, head, original)?.value ?? onlyTold('sex', sentences, original)?.value ?? null
  const age = ageStatedIn(original)?.value ?? null
  return {
    name: firstOf(names, head, original, (value) => !noName.test(value))?.value ?? null,
    sex: sex === null ? null : /^(?:男|m|male|man|gentleman|boy)$/i.test(sex) ? 'male' : 'female',
    age: age === null || Number.parseInt(age, 10) > 130 ? null : age.replace(/ /g, /[a-z]/i.test(age) ? ' ' : ''),
    bed: firstOf(beds, head, original)?.value ?? only(found(barBed, firstLines(head), original))?.value ?? null,
    number: numbered === undefined ? null : { label: numbered.label, value: numbered.value },
  }
}

/** Where the top of a record says its patient's age: the number and its unit, UTF-16 units from the text's start; `null` as for `patientOf`. */
export function ageStatedIn(text: string): { readonly start: number; readonly value: string } | null {
  const original = text.slice(0, searchedCharacters)
  const head = foldWidth(original)
  return firstOf(ages, head, original) ?? onlyTold('age', head.slice(0, sentenceCharacters), original)
}

/** Where a header stands. */
function firstLines(head: string): string {
  return head.split('\n').slice(0, 3).join('\n').slice(0, 400)
}

/** `start`: UTF-16 units. */
type Found = { readonly label: string; readonly value: string; readonly start: number }

function found(pattern: RegExp, head: string, original: string, isValue: (value: string) => boolean = () => true): readonly Found[] {
  return [...head.matchAll(pattern)].flatMap(({ indices }) => {
    const [at, labelAt] = [indices?.groups?.['value'], indices?.groups?.['label']]
    const value = at === undefined ? '' : original.slice(...at).trim()
    return value === '' || !isValue(foldWidth(value))
      ? []
      : [{ label: labelAt === undefined ? '' : original.slice(...labelAt), value, start: at?.[0] ?? 0 }]
  })
}

/** The one that all of them are; `null` where there is none, or they differ. */
function only(all: readonly Found[]): Found | null {
  const [first] = all
  return first !== undefined && all.every(({ value }) => foldWidth(value) === foldWidth(first.value)) ? first : null
}

/** By the first kind of statement that the head makes; where that one is made in two ways, nothing is taken from another. */
function firstOf(patterns: readonly RegExp[], head: string, original: string, isValue?: (value: string) => boolean): Found | null {
  for (const pattern of patterns) {
    const all = found(pattern, head, original, isValue)
    if (all.length > 0) return only(all)
  }
  return null
}

function onlyTold(group: 'sex' | 'age', head: string, original: string): Found | null {
  for (const pattern of told) {
    const all = [...head.matchAll(pattern)].flatMap(({ indices }) => {
      const at = indices?.groups?.[group]
      return at === undefined ? [] : [{ label: '', value: original.slice(...at), start: at[0] }]
    })
    if (all.length > 0) return only(all)
  }
  return null
}
