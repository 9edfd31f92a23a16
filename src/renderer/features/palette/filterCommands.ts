import type { WindowCommandName } from '../windowCommands.ts'

export type PaletteCommand = {
  readonly name: WindowCommandName
  /** What is shown. */
  readonly words: string
  /** The same in the other language, and the key: found by, not shown. */
  readonly alsoFoundBy: readonly string[]
  readonly isAvailable: boolean
}

/**
 * The commands that hold every word of the query somewhere in their own words, in either language or in their key; what begins with it stands
 * before what only holds it, the order of the table otherwise. An empty query finds all.
 */
export function filterCommands(commands: readonly PaletteCommand[], query: string): readonly PaletteCommand[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const ranked = commands.flatMap((command) => {
    const rank = rankOf([command.words, ...command.alsoFoundBy].map(fold), words)
    return rank === null ? [] : [{ command, rank }]
  })
  return ranked.sort((one, other) => one.rank - other.rank).map(({ command }) => command)
}

/** 0: some text begins with the first word · 1: one of its words does · 2: it stands inside · `null`: a word is missing. */
function rankOf(texts: readonly string[], words: readonly string[]): number | null {
  if (words.some((word) => texts.every((text) => !text.includes(word)))) return null
  const [first] = words
  if (first === undefined || texts.some((text) => text.startsWith(first))) return 0
  return texts.some((text) => text.includes(` ${first}`)) ? 1 : 2
}

/** Width and case do not matter: an input method may write either. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}
