import type { FrequencyForm } from './change.ts'

/** How often, by the code of `text/frequencies.ts`, in each of the ways that a physician may prefer; what is not here stays as it stands. */
const ways: Readonly<Record<string, Readonly<Record<FrequencyForm, string>>>> = {
  '1-a-day': { latin: 'qd', digits: '每日1次', words: '每日一次' },
  '2-a-day': { latin: 'bid', digits: '每日2次', words: '每日两次' },
  '3-a-day': { latin: 'tid', digits: '每日3次', words: '每日三次' },
  '4-a-day': { latin: 'qid', digits: '每日4次', words: '每日四次' },
  'every-2-days': { latin: 'qod', digits: '隔日1次', words: '隔日一次' },
  night: { latin: 'qn', digits: '每晚1次', words: '每晚一次' },
  '1-a-week': { latin: 'qw', digits: '每周1次', words: '每周一次' },
  'every-4-hours': { latin: 'q4h', digits: '每4小时1次', words: '每四小时一次' },
  'every-6-hours': { latin: 'q6h', digits: '每6小时1次', words: '每六小时一次' },
  'every-8-hours': { latin: 'q8h', digits: '每8小时1次', words: '每八小时一次' },
  'every-12-hours': { latin: 'q12h', digits: '每12小时1次', words: '每12小时一次' },
}

export const frequencyIn = (code: string, form: FrequencyForm): string | undefined => ways[code]?.[form]

/** Spellings of a form that differ from the one above: QD, 一日2次. */
export function frequencyFormOf(text: string, code: string): FrequencyForm | null {
  const written = text.toLowerCase().replace(/\./g, '')
  const way = ways[code]
  if (!way) return null
  if (written === way.latin) return 'latin'
  if (written === way.digits) return 'digits'
  return written === way.words ? 'words' : null
}

/** Whether a frequency stands for exactly what its code says, so that writing it otherwise loses nothing: 每晚睡前 says more than qn, 每晨 more than qd. */
export function isPlainFrequency(text: string, code: string): boolean {
  const written = text.toLowerCase().replace(/[.\s]/g, '')
  if (code === '1-a-day') return /^(?:qd|od|[每一]?[日天][1一]次|[1一]次\/[日天d]|每日|每天)$/.test(written)
  if (code === 'night') return /^(?:qn|每晚(?:[1一]次)?)$/.test(written)
  return !/睡前|晨|早|餐|饭/.test(written)
}
