/** The text of a section that has only statements yet: Chinese sentences follow each other without a space, Latin ones with one. */
export function joinStatements(texts: readonly string[]): string {
  return texts.reduce((before, after) => (isLatinSeam(before, after) ? `${before} ${after}` : before + after), '')
}

function isLatinSeam(before: string, after: string): boolean {
  return /[\u0021-\u024f]$/.test(before) && /^[\u0021-\u024f]/.test(after)
}
