import type { Segment } from '../note.ts'

/** A row of resources/dict/headings.tsv: a heading as it stands in records, and the topic it opens. */
export type Heading = { readonly heading: string; readonly topic: string }
export type HeadingTable = {
  /** Folded heading (lower case, no white space or brackets) → topic. */
  readonly topics: ReadonlyMap<string, string>
  readonly longest: number
  /** First characters of all headings: most places of a record are none at the first look. */
  readonly starts: ReadonlySet<string>
}

const squeeze = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s【】[\]]/g, '')

export function buildHeadingTable(rows: readonly Heading[]): HeadingTable {
  const topics = new Map(rows.map(({ heading, topic }) => [squeeze(heading), topic]))
  const headings = [...topics.keys()]
  return {
    topics,
    longest: Math.max(...headings.map((heading) => heading.length)) + 6,
    starts: new Set(headings.map((heading) => heading[0] ?? '')),
  }
}

type Found = { readonly start: number; readonly headingEnd: number; readonly heading: string; readonly topic: string | null }

/** A segment is cut here at the next line end, so that coverage stays readable and a chunk never has to break a sentence. */
const maximumSegmentCharacters = 700
const numbering = /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ivx]{1,4})[）)、.．]\s*/i
const dateLine =
  /^\s*(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:HD|POD|Hospital Day)\s*#?\s*\d+|(?:病程|术后|入院)第\s*[\d一二三四五六七八九十]+\s*天)/i

const squeezed = new Map<string, string>()
function squeezeUnit(unit: string): string {
  let value = squeezed.get(unit)
  if (value === undefined) squeezed.set(unit, (value = squeeze(unit)))
  return value
}

/** Whether what stands at `to` can follow a heading at all; the patterns of `headingAt` decide. */
function mayEndHeading(text: string, to: number, lineEnd: number, isBracketed: boolean, isInline: boolean): boolean {
  if (isBracketed) return closing.has(text[to] ?? '')
  let next = to
  const stop = Math.min(lineEnd, to + 40)
  while (next < stop && /\s/.test(text[next] as string)) next++
  if (next < stop) return opensTail.has(text[next] as string) || (!isInline && next > to)
  return !isInline
}
const shortHeading = /^(?:Imp|IMP|Dx|DX|PC|CC|A\/P|O\/E)$/
const gapTopics = new Set(['diagnosis', 'chief-complaint'])
const closing = new Set(['】', ']', '〕'])
const opensTail = new Set(['：', ':', '（', '('])

/** 【病情】 at a line's start heads what follows, also where no table knows it. */
const unknownHeading = /^[【〔]\s*([\u3400-\u9fffA-Za-z][^【】〔〕\d\n]{0,11})[】〕][ \t]*[：:]?/

/** The heading at `at`, longest first, when what follows makes it one: a colon, the line end, a closing bracket, or a wide gap. */
function headingAt(text: string, at: number, lineEnd: number, table: HeadingTable, isInline: boolean): Found | undefined {
  const bracketed = /^[【[〔]/.test(text[at] ?? '')
  const from = at + (bracketed ? 1 : 0)
  if (!bracketed && !table.starts.has(squeezeUnit(text[from] ?? ''))) return undefined
  const stop = Math.min(lineEnd, from + table.longest)
  for (let to = stop; to > from; to--) {
    // what follows is looked at first: to fold every stretch of every line took half the time of reading a record
    if (!mayEndHeading(text, to, lineEnd, bracketed, isInline) || /\s/.test(text[to - 1] as string)) continue
    const topic = table.topics.get(squeeze(text.slice(from, to)))
    if (topic === undefined) continue
    if (/[a-z]/i.test(text[to - 1] as string) && /[a-z]/i.test(text[to] ?? '')) continue
    // P: opens a plan at a line's start; P: 92 is a pulse
    if (to - from === 1 && (isInline || /^\s*[：:]\s*\d/.test(text.slice(to, to + 8)))) continue
    let end = to
    if (bracketed) {
      if (!/[】\]〕]/.test(text[end] ?? '')) continue
      end++
      if (/[：:]/.test(text[end] ?? '')) end++
      return { start: at, headingEnd: end, heading: text.slice(from, to), topic }
    }
    const tail = text.slice(to, Math.min(lineEnd, to + 40))
    const colon = /^\s*(?:[（(][^（）()\n]{0,20}[）)]\s*)?[：:]/.exec(tail)
    if (colon) return { start: at, headingEnd: to + colon[0].length, heading: text.slice(from, to), topic }
    if (isInline) continue
    // Imp secondary haemorrhage: a few short forms stand before one space
    const isShort = /^ (?=[\p{L}\d?])/u.test(tail) && shortHeading.test(text.slice(from, to))
    // 诊断 肠套叠: one gap will do behind a heading of two ideographs or more
    const isGapped =
      /^(?:\t| {2,}|　)/.test(tail) ||
      (to - from >= 2 && gapTopics.has(topic) && /^ (?=[\u3400-\u9fff])/.test(tail) && /[\u3400-\u9fff]$/.test(text.slice(from, to)))
    if (/^\s*$/.test(tail) || isGapped || isShort) return { start: at, headingEnd: to, heading: text.slice(from, to), topic }
  }
  const unknown = bracketed && !isInline ? unknownHeading.exec(text.slice(at, Math.min(lineEnd, at + 20))) : null
  return unknown ? { start: at, headingEnd: at + unknown[0].length, heading: (unknown[1] ?? '').trim(), topic: null } : undefined
}

/** The letters of a note by parts, when enough of them open lines: S O A P, or the S B A R of a handover, whose background names the illness. */
const soap: Readonly<Record<string, string>> = { S: 'present-illness', O: 'physical-exam', A: 'diagnosis', P: 'plan' }
const sbar: Readonly<Record<string, string>> = { S: 'present-illness', B: 'background', A: 'physical-exam', R: 'plan' }
/** Every topic that a segment can have. */
export function topicsOf(table: HeadingTable): ReadonlySet<string> {
  return new Set([...table.topics.values(), ...Object.values(soap), ...Object.values(sbar)])
}

const letterLine = /^[ \t　]*([SOAPBR])[ \t]*[:：]/gm

function letterTopics(text: string): Readonly<Record<string, string>> | undefined {
  const letters = new Set(Array.from(text.matchAll(letterLine), (match) => match[1] ?? ''))
  if (letters.has('B') && letters.has('A') && letters.has('R')) return sbar
  return letters.has('A') && letters.has('P') ? soap : undefined
}

function letterHeading(text: string, lineStart: number, lineEnd: number, topics: Readonly<Record<string, string>>): Found | undefined {
  const match = /^([ \t　]*)([SOAPBR])[ \t]*[:：]/.exec(text.slice(lineStart, Math.min(lineEnd, lineStart + 12)))
  const topic = topics[match?.[2] ?? '']
  return match && topic !== undefined
    ? { start: lineStart, headingEnd: lineStart + match[0].length, heading: match[2] ?? '', topic }
    : undefined
}

/** Every heading of one line: at its start (numbered or not), and inline after a full stop, a semicolon or a gap when a colon follows. */
function headingsOfLine(
  text: string,
  lineStart: number,
  lineEnd: number,
  table: HeadingTable,
  letters: Readonly<Record<string, string>> | undefined,
): Found[] {
  const found: Found[] = []
  let at = lineStart
  while (at < lineEnd && /\s/.test(text[at] as string)) at++
  const number = numbering.exec(text.slice(at, Math.min(lineEnd, at + 12)))
  const first =
    (letters && letterHeading(text, lineStart, lineEnd, letters)) ??
    headingAt(text, at, lineEnd, table, false) ??
    (number ? headingAt(text, at + number[0].length, lineEnd, table, false) : undefined)
  if (first) found.push({ ...first, start: at })
  const inline = /[。；;．]\s*|[ 　\t]+|\.\s+|(?=[【〔])/g
  // within the line only: a search that runs on to the next separator of the text would make a long list quadratic
  const line = text.slice(lineStart, lineEnd)
  inline.lastIndex = (first ? first.headingEnd : at) - lineStart
  for (let match = inline.exec(line); match; match = inline.exec(line)) {
    const place = lineStart + match.index + match[0].length
    if (place >= lineEnd) break
    if (match[0] === '') inline.lastIndex++
    const next = headingAt(text, place, lineEnd, table, true)
    if (!next) continue
    found.push(next)
    inline.lastIndex = next.headingEnd - lineStart
  }
  return found
}

/**
 * The record as segments that cover it without gap or overlap, in order. A segment opens at a heading, at a dated line, and (under no heading)
 * after a blank line. Offsets are UTF-16 units of `text`, untouched. Linear in the length of the text.
 */
export function segmentRecord(text: string, table: HeadingTable): Segment[] {
  const openings: { start: number; headingEnd: number; heading: string | null; topic: string | null }[] = []
  const open = (start: number, headingEnd: number, heading: string | null, topic: string | null) => {
    const last = openings.at(-1)
    if (last && last.start === start) openings.pop()
    openings.push({ start, headingEnd, heading, topic })
  }
  const letters = letterTopics(text)
  let isAfterBlank = false
  for (let lineStart = 0; lineStart < text.length;) {
    let lineEnd = lineStart
    while (lineEnd < text.length && text[lineEnd] !== '\n' && text[lineEnd] !== '\r') lineEnd++
    const isBlank = text.slice(lineStart, Math.min(lineEnd, lineStart + 400)).trim() === ''
    const last = openings.at(-1)
    if (!isBlank) {
      const [first, ...others] = headingsOfLine(text, lineStart, lineEnd, table, letters)
      // a date before the heading belongs to it: 2024-03-05 09:00 病程记录：
      const opensLine =
        first !== undefined && /^[\s\d\-/.:：年月日时分]{0,40}$/.test(text.slice(lineStart, Math.min(first.start, lineStart + 41)))
      const found = first === undefined ? [] : [opensLine ? { ...first, start: lineStart } : first, ...others]
      if (opensLine) {
        // the heading opens the segment, below
      } else if (!last) open(0, 0, null, null)
      else if (dateLine.test(text.slice(lineStart, lineStart + 40)))
        open(lineStart, lineStart, null, isDatedTopic(last.topic) ? last.topic : 'progress')
      else if (last.topic === 'diagnosis' && prescribes.test(text.slice(lineStart, lineStart + 12)))
        open(lineStart, lineStart, null, 'treatment')
      else if (last.topic === 'diagnosis' && tells.test(text.slice(lineStart, lineStart + 60))) open(lineStart, lineStart, null, null)
      else if (isAfterBlank && last.heading === null) open(lineStart, lineStart, null, null)
      else if (lineStart - last.start > maximumSegmentCharacters) open(lineStart, lineStart, last.heading, last.topic)
      for (const { start, headingEnd, heading, topic } of found) open(openings.length === 0 ? 0 : start, headingEnd, heading, topic)
      isAfterBlank = false
    } else isAfterBlank = true
    lineStart = lineEnd + (text[lineEnd] === '\r' && text[lineEnd + 1] === '\n' ? 2 : 1)
  }
  return openings.map((opening, index) => ({
    number: index + 1,
    start: opening.start,
    end: openings[index + 1]?.start ?? text.length,
    headingEnd: opening.headingEnd,
    heading: opening.heading,
    topic: opening.topic,
  }))
}

/** A letter names its diagnosis first and then tells: the sentences of the letter are none of its diagnoses. */
const tells =
  /^(?:Thank you|Many thanks|Thanks for|(?:I|We) (?:saw|reviewed|met|had|was|were)\b|(?:This|She|He|The patient|Mrs?|Ms) (?:\S+ ){3}|On examination)/
/** 治以疏肝和胃: the order behind the diagnosis of traditional medicine has no heading. */
const prescribes = /^(?:治以|治宜|治当|法当|法宜|方[用拟]|拟方|[予以]\S{2,6}[汤饮散丸])/

const isDatedTopic = (topic: string | null) =>
  topic === 'course' || topic === 'progress' || topic === 'labs' || topic === 'imaging' || topic === 'auxiliary-exam'
