export type PatientFacts = {
  readonly name?: string | undefined
  /** As the format codes it: M, F, male, female, 1, 2. */
  readonly sex?: string | undefined
  readonly birthDate?: string | undefined
  readonly id?: string | undefined
}

const sexes: Readonly<Record<string, readonly [string, string]>> = {
  m: ['男', 'male'],
  male: ['男', 'male'],
  '1': ['男', 'male'],
  f: ['女', 'female'],
  female: ['女', 'female'],
  '2': ['女', 'female'],
}

/** One line that says whose record it is, from the fields that a message keeps apart from its text; in the language of that text. */
export function patientHead({ name, sex, birthDate, id }: PatientFacts, text: string): string[] {
  const isChinese = /\p{Script=Han}/u.test(`${text}${name ?? ''}`)
  const [han, latin] = sexes[(sex ?? '').toLowerCase()] ?? [undefined, undefined]
  const date = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(birthDate ?? '')
  const fields: readonly (readonly [zh: string, en: string, value: string | undefined])[] = [
    ['姓名', 'Name', name?.trim()],
    ['性别', 'Sex', isChinese ? han : latin],
    ['出生日期', 'Date of birth', date ? `${date[1] ?? ''}-${date[2] ?? ''}-${date[3] ?? ''}` : undefined],
    ['病案号', 'MRN', id?.trim()],
  ]
  const said = fields.flatMap(([zh, en, value]) => (value ? [isChinese ? `${zh}：${value}` : `${en}: ${value}`] : []))
  return said.length === 0 ? [] : [said.join(isChinese ? '　' : '  ')]
}

/** A name of several parts: family first and nothing between in Chinese, given first and spaces elsewhere. */
export function fullName(family: string, given: readonly string[]): string {
  const isHan = /\p{Script=Han}/u.test(family + given.join(''))
  const parts = isHan ? [family, ...given] : [...given, family]
  return parts.filter((part) => part !== '').join(isHan ? '' : ' ')
}
