import type { SeededRandom } from './guardBenchRandom.ts'

/** Exchanges that keep a statement true whatever stands around them. */
const exchanges: readonly (readonly [RegExp, string])[] = [
  [/发热/g, '发烧'], [/否认/g, '无'], [/无明显/g, '无'], [/未见明显/g, '未见'], [/病人|患者/g, ''], [/伴(?=[^有随])/g, '伴有'], [/约(?=\d)/g, ''], [/可闻及/g, '闻及'], [/出现/g, '有'],
  [/心电图/g, 'ECG'], [/血红蛋白|Hb(?=\s?\d)/g, 'HGB'], [/(?<![A-Za-z])T(?=\s?3\d\.\d)/g, '体温'], [/(?<![A-Za-z])P(?=\s?\d{2,3}次)/g, '脉搏'], [/(?<![A-Za-z])R(?=\s?\d{2}次)/g, '呼吸'], [/(?:BP|Bp|血压)(?=[:：\s]?\d)/g, '血压'],
  [/，/g, ','], [/\bThe patient\b/g, 'She'], [/\bshortness of breath\b/g, 'dyspnea'], [/\breports\b/g, 'states'], [/\bhypertension\b/g, 'HTN'], [/\bapproximately\b/g, 'about'], [/\bdemonstrates\b/g, 'shows'],
  [/\bdenies any\b/g, 'denies'], [/\bMs\. [A-Z][a-z]+\b/g, 'The patient'], [/\bendorses\b/g, 'reports'],
] // prettier-ignore

const widen = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

export function paraphrase(text: string, random: SeededRandom): string {
  let changed = text
  for (const [pattern, by] of exchanges) if (random.next() < 0.4) changed = changed.replace(pattern, by)
  const clauses = changed.split(/(?<=[，,；])/)
  // shortened: a clause at either end goes, never one that others lean on
  if (clauses.length > 3 && random.next() < 0.3)
    changed = clauses
      .slice(0, -1)
      .join('')
      .replace(/[，,；]$/, '。')
  if (random.next() < 0.1) changed = widen(changed)
  return changed
}
