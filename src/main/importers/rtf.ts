import { AppFailure } from '../../shared/errors.ts'
import type { Losses } from './convertedRecord.ts'
import { importLimits } from './importLimits.ts'

const kind = 'RTF'
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/giy

const spoken: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  nestrow: '\n',
  cell: '\t',
  nestcell: '\t',
  tab: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
}
/** Groups whose text is no part of the document. */
const unspoken = new Set(
  'fonttbl colortbl stylesheet info pict object objdata filetbl listtable listoverridetable revtbl rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles header headerl headerr headerf footer footerl footerr footerf annotation atnid atnauthor fldinst bkmkstart bkmkend mmathPr pgdsctbl'.split(
    ' ',
  ),
)
/** Windows code pages and the character sets of fonts, as names of encodings. */
const codePages: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  1252: 'windows-1252',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1253: 'windows-1253',
  65001: 'utf-8',
  10000: 'macintosh',
  437: 'windows-1252',
  850: 'windows-1252',
}
const charSets: Readonly<Record<number, number>> = { 0: 1252, 134: 936, 136: 950, 128: 932, 129: 949, 161: 1253, 204: 1251, 238: 1250 }

type Group = {
  isUnspoken: boolean
  isHidden: boolean
  isDeleted: boolean
  skipped: number
  font: number | null
  isFontTable: boolean
  wasStar: boolean
}

/**
 * The text of a rich text file: control words for what they say, \\u for any character, \\' in the code page of the document or of the font. Throws
 * 'file-damaged' when a group is left open or bytes are none of their code page, and the limits.
 */
export function rtfText(bytes: Uint8Array, losses: Losses): string {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const reader = new RtfReader(losses)
  token.lastIndex = 0
  let at = 0
  while (at < source.length) {
    token.lastIndex = at
    const match = token.exec(source)
    if (!match) throw damaged()
    at = token.lastIndex
    const [, word, parameter, byte, sign, brace, plain] = match
    if (word !== undefined) at += reader.word(word, parameter === undefined ? null : Number(parameter))
    else if (byte !== undefined) reader.bytes(Number.parseInt(byte, 16))
    else if (sign !== undefined) reader.sign(sign)
    else if (brace !== undefined) reader.brace(brace)
    else if (plain !== undefined) for (let index = 0; index < plain.length; index++) reader.bytes(plain.charCodeAt(index))
    if (reader.isDone) break
  }
  return reader.text()
}

function damaged(): AppFailure {
  return new AppFailure('file-damaged', { kind })
}

class RtfReader {
  readonly #losses: Losses
  readonly #groups: Group[] = []
  readonly #fonts = new Map<number, number>()
  #group: Group = { isUnspoken: false, isHidden: false, isDeleted: false, skipped: 1, font: null, isFontTable: false, wasStar: false }
  #codePage = 1252
  #pending: number[] = []
  /** Of the pending bytes. */
  #pendingPage = 1252
  #toSkip = 0
  #text = ''
  isDone = false

  constructor(losses: Losses) {
    this.#losses = losses
  }

  /** Answers how many bytes of data follow that are no text. */
  word(word: string, parameter: number | null): number {
    const group = this.#group
    const isStar = group.wasStar
    group.wasStar = false
    if (this.#toSkip > 0 && word in spoken) this.#toSkip--
    if (word === 'bin') return Math.max(0, parameter ?? 0)
    if (isStar || unspoken.has(word)) {
      if (word === 'pict' || word === 'object') this.#losses.add('pictures')
      if (word === 'annotation') this.#losses.add('comments')
      // the text beside a picture and inside a shape is spoken
      if (!['shppict', 'shpinst', 'shptxt', 'pn'].includes(word)) group.isUnspoken = true
      if (word === 'fonttbl') group.isFontTable = true
      return 0
    }
    switch (word) {
      case 'ansicpg':
        if (parameter !== null) this.#codePage = parameter
        return 0
      case 'f':
        group.font = parameter
        return 0
      case 'fcharset':
        if (group.isFontTable && group.font !== null && parameter !== null) this.#fonts.set(group.font, charSets[parameter] ?? -1)
        return 0
      case 'uc':
        group.skipped = parameter ?? 1
        return 0
      case 'u': {
        this.#flush()
        const unit = (parameter ?? 0) & 0xffff
        this.#say(String.fromCharCode(unit))
        this.#toSkip = group.skipped
        return 0
      }
      case 'v':
        group.isHidden = parameter !== 0
        return 0
      case 'deleted':
        group.isDeleted = parameter !== 0
        return 0
      case 'plain':
        group.isHidden = false
        group.isDeleted = false
        return 0
      default: {
        const said = spoken[word]
        if (said !== undefined) {
          this.#flush()
          this.#say(said)
        }
        return 0
      }
    }
  }

  bytes(byte: number): void {
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    const page = this.#group.font === null ? this.#codePage : (this.#fonts.get(this.#group.font) ?? this.#codePage)
    // a font of plain Latin says nothing of the Chinese in a Chinese document
    const pageNow = page === -1 || (page === 1252 && this.#codePage !== 1252) ? this.#codePage : page
    if (this.#pending.length > 0 && pageNow !== this.#pendingPage) this.#flush()
    this.#pendingPage = pageNow
    this.#pending.push(byte)
  }

  sign(sign: string): void {
    if (sign === '*') {
      this.#group.wasStar = true
      return
    }
    if (sign === '\\' || sign === '{' || sign === '}') this.bytes(sign.charCodeAt(0))
    else {
      this.#flush()
      this.#say(sign === '~' ? ' ' : sign === '_' ? '-' : sign === '\n' || sign === '\r' ? '\n' : '')
    }
  }

  brace(brace: string): void {
    this.#flush()
    this.#toSkip = 0
    if (brace === '{') {
      if (this.#groups.length >= importLimits.depth) throw new AppFailure('file-too-deep', { kind, maximum: importLimits.depth })
      this.#groups.push(this.#group)
      this.#group = { ...this.#group, wasStar: false }
      return
    }
    const outer = this.#groups.pop()
    if (!outer) throw damaged()
    this.#group = outer
    this.isDone = this.#groups.length === 0
  }

  text(): string {
    if (!this.isDone) throw damaged()
    return this.#text
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+|\n+$/g, '')
  }

  #flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Uint8Array.from(this.#pending)
    this.#pending = []
    if (this.#group.isUnspoken) return
    const label = codePages[this.#pendingPage]
    if (label === undefined) throw new AppFailure('file-unsupported', { kind: `RTF ${String(this.#pendingPage)}` })
    try {
      this.#say(new TextDecoder(label, { fatal: true }).decode(bytes))
    } catch (error) {
      if (error instanceof TypeError) throw damaged()
      throw error
    }
  }

  #say(text: string): void {
    const { isUnspoken, isHidden, isDeleted } = this.#group
    if (isUnspoken) return
    if (isHidden || isDeleted) {
      if (text.trim() !== '') this.#losses.add(isHidden ? 'hidden-text' : 'deleted-text')
      return
    }
    this.#text += text
    if (this.#text.length > importLimits.characters) throw new AppFailure('file-too-much-text', { kind, maximum: importLimits.characters })
  }
}
