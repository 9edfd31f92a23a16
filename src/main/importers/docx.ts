import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { ListNumbers } from './docxNumbers.ts'
import { childAt, childrenOf, innerText, readXml, type MarkupElement } from './markupTree.ts'
import { ZipParts } from './zipParts.ts'

const kind = 'DOCX'

/** The text of a Word document: header, body, notes. Nothing that it links to is fetched. Throws 'file-damaged', 'file-unsupported' and the limits. */
export function docxText(bytes: Uint8Array, losses: Losses): string {
  const zip = new ZipParts(bytes, kind)
  const body = zip.text('word/document.xml')
  if (body === undefined) throw new AppFailure('file-unsupported', { kind: kindOfArchive(zip.names) })
  const numbering = zip.text('word/numbering.xml')
  const numbers = new ListNumbers(numbering === undefined ? undefined : readXml(numbering, kind))
  const part = (name: string) => {
    const xml = zip.text(name)
    return xml === undefined ? [] : linesOf(readXml(xml, kind), { losses, numbers })
  }
  const partsLike = (pattern: RegExp) => zip.names.filter((name) => pattern.test(name)).sort()
  const links = zip.text('word/_rels/document.xml.rels')
  if (links !== undefined) losses.add('linked-content', childrenOf(readXml(links, kind), 'Relationship').filter(isForeignContent).length)
  if (zip.names.some((name) => /vbaProject|activeX|embeddings\//i.test(name))) losses.add('active-content')
  const lines = linesOf(readXml(body, kind), { losses, numbers })
  const heads = [...new Set(partsLike(/^word\/header\d*\.xml$/).flatMap(part))].filter(
    (line) => line.trim() !== '' && !lines.includes(line),
  )
  const notes = partsLike(/^word\/(footnotes|endnotes)\.xml$/)
    .flatMap(part)
    .filter((line) => line.trim() !== '')
  if (zip.names.includes('word/comments.xml')) losses.add('comments')
  return [...heads, ...lines, ...notes].join('\n')
}

type Walk = { readonly losses: Losses; readonly numbers: ListNumbers }

/** Paragraphs and rows, each a line; its order is that of the document. */
function linesOf(element: MarkupElement, walk: Walk): string[] {
  const lines: string[] = []
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'p') lines.push(paragraphText(child, walk))
    else if (child.name === 'tr')
      lines.push(
        childrenOf(child, 'tc')
          .map((cell) => linesOf(cell, walk).join(' ').trim())
          .join('\t')
          .trimEnd(),
      )
    else if (child.name === 'del' || child.name === 'moveFrom') walk.losses.add('deleted-text')
    else lines.push(...linesOf(child, walk))
  }
  return lines
}

function paragraphText(paragraph: MarkupElement, walk: Walk): string {
  const text = runText(paragraph, walk)
  // what stands in a text box is no part of the sentence around it
  const boxes = textBoxes(paragraph).flatMap((box) => linesOf(box, walk))
  const number = text.trim() === '' ? '' : walk.numbers.next(childAt(paragraph, 'pPr', 'numPr'))
  return [`${number}${text}`, ...boxes].join('\n')
}

function runText(element: MarkupElement, walk: Walk): string {
  const { losses } = walk
  return element.children
    .map((child): string => {
      if (typeof child === 'string') return ''
      switch (child.name) {
        case 't':
          return innerText(child)
        case 'tab':
        case 'ptab':
          return '\t'
        case 'br':
        case 'cr':
          return '\n'
        case 'noBreakHyphen':
          return '-'
        case 'sym':
          return symbol(child, losses)
        case 'r':
          if (isVanished(child)) {
            if (runText(child, { ...walk }).trim() !== '') losses.add('hidden-text')
            return ''
          }
          return runText(child, walk)
        case 'del':
        case 'moveFrom':
          losses.add('deleted-text')
          return ''
        case 'drawing':
        case 'pict':
        case 'object':
          if (textBoxes(child).length === 0) losses.add('pictures')
          return ''
        case 'AlternateContent':
          return childrenOf(child, 'Choice')
            .map((choice) => runText(choice, walk))
            .join('')
        case 'pPr':
        case 'rPr':
        case 'instrText':
        case 'Fallback':
          return ''
        default:
          return runText(child, walk)
      }
    })
    .join('')
}

function textBoxes(element: MarkupElement): MarkupElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'Fallback') return []
    return child.name === 'txbxContent' ? [child] : textBoxes(child)
  })
}

function isVanished(run: MarkupElement): boolean {
  const vanish = childAt(run, 'rPr', 'vanish')
  return vanish !== undefined && !['0', 'false', 'off'].includes(vanish.attributes['w:val'] ?? '1')
}

/** Of the picture fonts only what ticks a box is known. */
const symbols: Readonly<Record<string, string>> = { f0fe: '☑', f052: '☑', f0fc: '✓', f0a8: '☐', f06f: '☐', f0a3: '☐' }

function symbol({ attributes }: MarkupElement, losses: Losses): string {
  const known = symbols[(attributes['w:char'] ?? '').toLowerCase()]
  if (known === undefined) losses.add('symbols')
  return known ?? '□'
}

function isForeignContent({ attributes }: MarkupElement): boolean {
  return attributes['TargetMode'] === 'External' && !/\/hyperlink$/.test(attributes['Type'] ?? '')
}

function kindOfArchive(names: readonly string[]): string {
  if (names.some((name) => name.startsWith('xl/'))) return 'XLSX'
  if (names.some((name) => name.startsWith('ppt/'))) return 'PPTX'
  return names.includes('content.xml') ? 'ODT' : 'ZIP'
}
