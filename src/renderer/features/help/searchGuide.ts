import { wordsOf, type Block, type Guide, type Line } from './readMarkdown.ts'

export type FoundGuide = { readonly guide: Guide; readonly places: number }

/** What of the guide holds these words, in its order: lines, items and rows, under their headings; the whole guide for no words. A heading that holds them keeps all that is below it. */
export function searchGuide(guide: Guide, query: string): FoundGuide {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return { guide, places: 0 }
  const holds = (text: string) => text.toLowerCase().includes(wanted)
  const lineHolds = (line: Line) => holds(wordsOf(line))
  const filtered = (block: Block): Block | null => {
    if (block.kind === 'paragraph') return lineHolds(block.line) ? block : null
    if (block.kind === 'list') {
      const items = block.items.filter(lineHolds)
      return items.length > 0 ? { ...block, isOrdered: false, items } : null
    }
    const rows = block.rows.filter((row) => row.some(lineHolds))
    return rows.length > 0 ? { ...block, rows } : null
  }
  const chapters = guide.chapters
    .map((chapter) =>
      holds(chapter.title) ? chapter : { ...chapter, blocks: chapter.blocks.map(filtered).filter((block) => block !== null) },
    )
    .filter(({ title, blocks }) => blocks.length > 0 || holds(title))
  return { guide: { ...guide, chapters }, places: chapters.reduce((sum, { title, blocks }) => sum + countIn(title, blocks, wanted), 0) }
}

function countIn(title: string, blocks: readonly Block[], wanted: string): number {
  const lines = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.line] : block.kind === 'list' ? block.items : [block.head, ...block.rows].flat(),
  )
  return [title, ...lines.map(wordsOf)].reduce((sum, text) => sum + text.toLowerCase().split(wanted).length - 1, 0)
}
