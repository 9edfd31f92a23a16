import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Words of the dictionaries, so that invented notes have the spread of signs that real ones have. */
type Words = { readonly symptoms: readonly string[]; readonly diseases: readonly string[]; readonly drugs: readonly string[] }

export type InventedNote = { readonly title: string; readonly record: string; readonly diagnosis: string; readonly plan: string }

function readWords(folder: string): Words {
  const firstColumn = (name: string) =>
    readFileSync(path.join(folder, name), 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split('\t')[0] || [])
  return { symptoms: firstColumn('symptoms.tsv'), diseases: firstColumn('diseases.tsv'), drugs: firstColumn('drugs.tsv') }
}

/** Numbers that look like chance and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗']
const givenNames = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英']

/** One note in five in English; a record has some 700 signs, a draft some 150. */
export function inventedNotes(dictFolder: string): (index: number) => InventedNote {
  const chinese = readWords(dictFolder)
  const english = readWords(path.join(dictFolder, 'en'))
  return (index) => (index % 5 === 4 ? englishNote(english, index) : chineseNote(chinese, index))
}

function chineseNote(words: Words, index: number): InventedNote {
  const next = numbers(index + 1)
  const one = (list: readonly string[]) => list[next(list.length)] ?? ''
  const some = (list: readonly string[], count: number) => Array.from({ length: count }, () => one(list)).join('、')
  const title = `${one(surnames)}${one(givenNames)}${one(givenNames)} ${next(2) ? '男' : '女'} ${1 + next(95)}岁`
  const diagnosis = `1.${one(words.diseases)} 2.${one(words.diseases)}`
  const plan = `${one(words.drugs)}${5 * (1 + next(40))}mg口服，每日${1 + next(3)}次；${one(words.drugs)}静脉滴注。${1 + next(8)}周后门诊复诊。`
  const complaint = `${one(words.symptoms)}、${one(words.symptoms)}${1 + next(30)}天`
  const course = Array.from(
    { length: 8 },
    (_, day) =>
      `${day + 1}天前患者出现${some(words.symptoms, 3)}，无${some(words.symptoms, 3)}，测血压${90 + next(100)}/${50 + next(60)}mmHg，予${one(words.drugs)}后稍缓解。`,
  ).join('')
  const record = `姓名：${title}\n住院号：${100_000 + next(900_000)}\n主诉：${complaint}。\n现病史：${course}\n既往史：${some(words.diseases, 3)}病史${1 + next(20)}年，否认${some(words.diseases, 2)}。\n查体：T ${36 + next(3)}.${next(10)}℃ P ${60 + next(60)}次/分。${some(words.symptoms, 4)}。\n诊断：${diagnosis}\n治疗：${plan}\n`
  return { title, record, diagnosis, plan }
}

function englishNote(words: Words, index: number): InventedNote {
  const next = numbers(index + 1)
  const one = (list: readonly string[]) => list[next(list.length)] ?? ''
  const some = (list: readonly string[], count: number) => Array.from({ length: count }, () => one(list)).join(', ')
  const title = `Patient ${100_000 + next(900_000)}`
  const diagnosis = `${one(words.diseases)}; ${one(words.diseases)}`
  const plan = `${one(words.drugs)} ${5 * (1 + next(40))} mg daily, ${one(words.drugs)} twice daily. Follow up in ${1 + next(8)} weeks.`
  const course = Array.from(
    { length: 6 },
    () => `The patient reports ${some(words.symptoms, 3)} and denies ${some(words.symptoms, 2)}. BP ${90 + next(100)}/${50 + next(60)}.`,
  ).join(' ')
  const record = `${title}\nChief complaint: ${some(words.symptoms, 2)} for ${1 + next(30)} days.\nHPI: ${course}\nPMH: ${some(words.diseases, 3)}.\nImpression: ${diagnosis}\nPlan: ${plan}\n`
  return { title, record, diagnosis, plan }
}
