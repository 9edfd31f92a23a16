/** The last place at or before `at` where the text can be cut: never between the two UTF-16 units of one character. */
export function characterBoundary(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) ? at - 1 : at
}
