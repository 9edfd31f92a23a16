/** One JSON value a line; blank lines are none. Throws on a line that is no JSON; what the values are is for the caller to check. */
export const readJsonLines = (lines: string): unknown[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line))
