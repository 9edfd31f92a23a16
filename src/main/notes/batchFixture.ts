import type { ListedRecord } from '../../shared/batch.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { RecordFiles } from './batchItem.ts'

/** For tests: a complaint that is quoted, and a plan that the scripted model is asked for. */
export const recordOf = (number: number) =>
  `姓名：赵某${'甲乙丙丁戊己庚辛壬癸'[number % 10] ?? ''}\n主诉：咳嗽${String(number + 1)}天。\n诊疗计划：多饮水，注意休息。\n`

/** For tests: records by their names, without a disk. A failure in place of a text is thrown when its turn comes. */
export function fakeFiles(records: Readonly<Record<string, string | AppFailure>>): RecordFiles & { readonly asked: string[] } {
  const read: string[] = []
  return {
    asked: read,
    list: () => Promise.resolve(Object.keys(records).map((name): ListedRecord => ({ name, place: { kind: 'file', path: name } }))),
    read: (_, place) => {
      const name = place.kind === 'file' ? place.path : ''
      read.push(name)
      const text = records[name]
      return text === undefined || text instanceof AppFailure
        ? Promise.reject(text ?? new AppFailure('file-unreadable', { name, reason: 'ENOENT' }))
        : Promise.resolve({ text, title: null })
    },
    forget: () => undefined,
  }
}

export const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${String(index + 1)}.txt`, recordOf(index)]))
