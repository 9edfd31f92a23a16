/** Text of a line: plain, strong or as it is typed. */
export type Inline = { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
export type Line = readonly Inline[]
export type Block =
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
/** A heading with what stands below it, up to the next one. */
export type Chapter = { readonly title: string; readonly blocks: readonly Block[] }
export type Guide = { readonly title: string; readonly chapters: readonly Chapter[] }

/**
 * The guide out of its Markdown: one title, headings of the second level, and below them paragraphs of a line each, lists, tables, `**strong**` and `code`. What the
 * guides do not use is not read: a test holds that nothing of their Markdown is left in the words.
 */
export function readMarkdown(source: string): Guide {
  const lines = source.split(/\r?\n/)
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? ''
  const chapters: { title: string; lines: string[] }[] = []
  for (const line of lines) {
    if (line.startsWith('## ')) chapters.push({ title: line.slice(3), lines: [] })
    else chapters.at(-1)?.lines.push(line)
  }
  return { title, chapters: chapters.map((chapter) => ({ title: chapter.title, blocks: blocksOf(chapter.lines) })) }
}

const kinds = { ordered: /^\d+\. /, unordered: /^- /, table: /^\|/ } as const

/** Lines of one kind that follow one another are one block; an empty line ends it. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const kind = Object.values(kinds).find((pattern) => pattern.test(line))
    const length = kind ? lines.slice(at).findIndex((other) => !kind.test(other)) : 1
    const group = lines.slice(at, length < 0 ? lines.length : at + length)
    at += group.length
    if (kind) blocks.push(blockOf(kind, group))
    else if (line.trim() !== '') blocks.push({ kind: 'paragraph', line: inlineOf(line.trim()) })
  }
  return blocks
}

function blockOf(kind: RegExp, group: readonly string[]): Block {
  if (kind !== kinds.table)
    return { kind: 'list', isOrdered: kind === kinds.ordered, items: group.map((line) => inlineOf(line.replace(kind, ''))) }
  const [head = [], , ...rows] = group.map((line) =>
    line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => inlineOf(cell.trim())),
  )
  return { kind: 'table', head, rows }
}

function inlineOf(text: string): Line {
  return text
    .split(/(\*\*.+?\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part): Inline => {
      if (part.startsWith('**') && part.endsWith('**') && part.length > 4) return { kind: 'strong', text: part.slice(2, -2) }
      if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) }
      return { kind: 'text', text: part }
    })
}

export function wordsOf(line: Line): string {
  return line.map(({ text }) => text).join('')
}
