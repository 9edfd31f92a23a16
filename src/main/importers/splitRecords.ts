import { AppFailure } from '../../shared/errors.ts'

export type RecordPiece = { readonly text: string }

const number = '[0-9０-９一二三四五六七八九十百]{1,5}'
const rule = (sign: string) => new RegExp(`^[ \\t　]*(?:${sign}[ \\t]?){5,}[ \\t　]*$`, 'mu')

/** What may stand between two records, what says so most plainly first. `isKept`: the words after it on its line belong to the record. */
const separators: readonly { readonly shown: string; readonly line: RegExp; readonly isPlain?: true }[] = [
  {
    shown: '-----记录-----',
    line: /^[ \t　]*[-=＝—_*]{2,}[ \t　]*(?:记录|病历|病例|患者|record|case|patient)[ \t　]*[#№]?[ \t　]*[0-9０-９]{0,6}[ \t　]*[-=＝—_*]{2,}[ \t　]*$/imu,
    isPlain: true,
  },
  {
    shown: '病历1：',
    line: new RegExp(
      `^[ \\t　]*[【\\[]?(?:病历|病例|record|case)[ \\t　]*[#№]?[ \\t　]*${number}[ \\t　]*[】\\]]?[ \\t　]*[:：.．、]`,
      'imu',
    ),
    isPlain: true,
  },
  { shown: '␌', line: /\f/u, isPlain: true },
  { shown: '=====', line: rule('[=＝]') },
  { shown: '-----', line: rule('[-—－]') },
  { shown: '*****', line: rule('[*＊]') },
  { shown: '#####', line: rule('[#＃]') },
]

export const knownSeparators = separators.map(({ shown }) => shown).join(' · ')

function piecesBy(text: string, line: RegExp): string[] {
  return text
    .split(new RegExp(line.source, line.flags.includes('g') ? line.flags : `${line.flags}g`))
    .filter((piece) => piece.trim() !== '')
}

/**
 * The records of a text that holds several, by the plainest separator that it has; what stands before the first one is a record of its own, so that
 * nothing is lost. Throws `batch-no-separator` with the separators that are known.
 */
export function splitRecords(text: string, name: string): string[] {
  for (const { line } of separators) {
    if (!line.test(text)) continue
    const pieces = piecesBy(text, line)
    if (pieces.length > 0) return pieces.map(trimmed)
  }
  throw new AppFailure('batch-no-separator', { name, known: knownSeparators })
}

/** How many records a text says that it holds: only what can't be a line between two parts of one record counts. 1 where it says nothing. */
export function statedRecords(text: string): number {
  const counts = separators.map(({ line, isPlain }) =>
    isPlain && line.source !== '\\f' && line.test(text) ? piecesBy(text, line).length : 1,
  )
  return Math.max(...counts)
}

/** Without the empty lines around it, and with the indentation of its first line. */
function trimmed(piece: string): string {
  return piece.replace(/^(?:[ \t　]*\r?\n)+/, '').trimEnd()
}
