import fs from 'node:fs'
import path from 'node:path'
import { repositoryRoot } from '../launch/repository.ts'

export function fixturePath(name: string): string {
  return path.join(repositoryRoot, 'e2e/fixtures', name)
}

/** What every `record-*.txt` but the one in Big5 holds, with the line ends of a screen. */
export const fixtureRecord = fs.readFileSync(fixturePath('record-utf8.txt'), 'utf8').replaceAll('\r\n', '\n')
export const fixtureBig5Record = ['主訴：頭暈三天。', '診斷：高血壓。', '處理：測量血壓，一週後複診。', ''].join('\n')

/** Short to read and long to write: for tests that need a sentence under way. */
export const recordWithLongPlan = fs.readFileSync(fixturePath('record-with-long-plan.txt'), 'utf8')
