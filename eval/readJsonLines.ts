import fs from 'node:fs'

/** One JSON value a line. Throws on a line that is none; what the values are is for the caller to say or to check. */
export const readJsonLines = <T>(file: string): T[] =>
  fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
