import { getDocumentProxy } from 'unpdf'
import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { importLimits } from './importLimits.ts'

const kind = 'PDF'

type Item = {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
  readonly hasEOL: boolean
}

/** The text layer of a PDF, page by page. Its scripts are never run. Throws 'file-no-text-layer' for a scan, 'file-encrypted', 'file-damaged' and the limits. */
export async function pdfText(bytes: Uint8Array, losses: Losses): Promise<string> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // no end, no whole file: the library would mend it and leave out what is missing
  if (!source.subarray(-2_048).includes('%%EOF')) throw new AppFailure('file-damaged', { kind })
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, stopAtErrors: true, verbosity: 0 } as object).catch(
    (error: unknown) => {
      const isLocked = error instanceof Error && error.name === 'PasswordException'
      throw new AppFailure(isLocked ? 'file-encrypted' : 'file-damaged', { kind })
    },
  )
  if (pdf.numPages > importLimits.pages)
    throw new AppFailure('file-too-many-pages', { kind, pages: pdf.numPages, maximum: importLimits.pages })
  if (/\/(JavaScript|JS|Launch|RichMedia|EmbeddedFile)\b/.test(source.toString('latin1'))) losses.add('active-content')
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await readPage(pdf, number)
    if (page === '') losses.add('pages-without-text')
    else pages.push(page)
  }
  const text = pages.join('\n')
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const unreadable = text.match(/[\ufffd\ue000-\uf8ff\u0000-\u0008]/g)?.length ?? 0
  if (letters === 0 || unreadable > letters / 10) throw new AppFailure('file-no-text-layer', { kind, pages: pdf.numPages })
  losses.add('symbols', unreadable)
  return text
}

async function readPage(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    return linesOf(items.filter((item): item is typeof item & Item => 'str' in item))
  } catch {
    throw new AppFailure('file-damaged', { kind })
  }
}

/** Pieces at one height are one line; a gap of some letters' width is a column. */
function linesOf(items: readonly Item[]): string {
  const lines: string[] = []
  let line = ''
  let last: Item | undefined
  for (const item of items) {
    if (last && isNewLine(last, item)) {
      lines.push(line.trimEnd())
      line = ''
    } else if (last && line !== '') line += between(last, item)
    line += item.str
    if (item.str.trim() !== '' || item.hasEOL) last = item
  }
  lines.push(line.trimEnd())
  return lines
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function isNewLine(last: Item, item: Item): boolean {
  if (item.str === '') return false
  const size = Math.max(last.height, item.height, 1)
  return Math.abs((item.transform[5] ?? 0) - (last.transform[5] ?? 0)) > size / 2
}

function between(last: Item, item: Item): string {
  if (item.str.trim() === '' || /\s$/.test(last.str)) return ''
  const gap = (item.transform[4] ?? 0) - (last.transform[4] ?? 0) - last.width
  const size = Math.max(item.height, 1)
  if (gap > size * 2) return '\t'
  return gap > size * 0.2 && /[\x21-\x7e]$/.test(last.str) && /^[\x21-\x7e]/.test(item.str) ? ' ' : ''
}
