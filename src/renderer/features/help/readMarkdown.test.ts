import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMarkdown, wordsOf, type Block, type Line } from './readMarkdown.ts'
import { searchGuide } from './searchGuide.ts'

const sourceOf = (language: string) =>
  fs.readFileSync(path.resolve(import.meta.dirname, `../../../../docs/user-guide.${language}.md`), 'utf8')
const linesOf = (block: Block): readonly Line[] =>
  block.kind === 'paragraph' ? [block.line] : block.kind === 'list' ? block.items : [block.head, ...block.rows].flat()

describe.each(['zh', 'en'])('the guide (%s)', (language) => {
  const source = sourceOf(language)
  const guide = readMarkdown(source)
  const texts = guide.chapters.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(linesOf).map(wordsOf)])

  test('is read whole: every character but the Markdown', () => {
    const bare = (text: string) => text.replace(/^\d+\. |^[-#|: ]+$/gm, '').replace(/[\s*`|#-]/g, '')
    expect(bare([guide.title, ...texts].join('\n'))).toBe(bare(source))
  })

  test('has nothing of Markdown left in its words', () => {
    expect(texts.filter((text) => /\*\*|`|^\||^#|^- |\]\(/.test(text))).toEqual([])
    expect(guide.chapters.length).toBeGreaterThan(6)
  })

  test('finds words wherever they stand, and nothing else', () => {
    const { guide: found, places } = searchGuide(guide, 'gbk')
    expect(places).toBe(source.toLowerCase().split('gbk').length - 1)
    expect(found.chapters.flatMap(({ blocks }) => blocks.flatMap(linesOf)).every((line) => /gbk/i.test(wordsOf(line)))).toBe(true)
    expect(searchGuide(guide, 'no such words').guide.chapters).toEqual([])
    expect(searchGuide(guide, '  ').guide).toBe(guide)
  })
})
