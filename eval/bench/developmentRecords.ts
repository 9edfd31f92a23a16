import path from 'node:path'
import { readJsonLines } from '../readJsonLines.ts'

type GoldRecord = { readonly id: string; readonly source_text: string }

/** Invented development records, spread over the files: short and longer Chinese ones and one in English in four. */
export function developmentRecords(count: number): readonly string[] {
  const folder = path.join(import.meta.dirname, '../gold')
  const lists = ['own-zh', 'zh', 'own-zh', 'en'].map((name) => readJsonLines<GoldRecord>(path.join(folder, `${name}.jsonl`)))
  return Array.from({ length: count }, (_, index) => {
    const list = lists[index % lists.length] ?? []
    return list[(index * 7 + 3) % list.length]?.source_text ?? ''
  })
}

/** A Chinese record of some thousand tokens that is read whole: long enough that reading it is what a cold start waits for. */
export function longerRecords(count: number): readonly string[] {
  const all = readJsonLines<GoldRecord>(path.join(import.meta.dirname, '../gold/zh.jsonl'))
  const longer = all.filter(({ source_text: { length } }) => length > 1_100)
  return Array.from({ length: count }, (_, index) => longer[index % longer.length]?.source_text ?? '')
}
