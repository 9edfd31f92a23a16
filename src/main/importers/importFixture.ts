import { crc32, deflateRawSync } from 'node:zlib'

/** For tests: files as their programs write them, made here, with invented records. */
export const chineseLines = [
  '姓名：周某某　性别：男',
  '主诉：反复胸闷气促3天。',
  '诊断：急性心力衰竭。',
  '处理：呋塞米20mg静脉注射，每日2次。',
]
export const chineseText = chineseLines.join('\n')

export function zipOf(
  parts: Readonly<Record<string, string | Buffer>>,
  claim: { unpackedBytes?: number; isEncrypted?: boolean } = {},
): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const nameBytes = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(claim.isEncrypted ? 1 : 0, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(claim.unpackedBytes ?? bytes.length, 18)
    shared.writeUInt16LE(nameBytes.length, 22)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), shared, nameBytes, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, nameBytes)
    offset += 30 + nameBytes.length + packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(Object.keys(parts).length, 8)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, directoryBytes, end])
}

const wordNamespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
export const wordPart = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${wordNamespaces}>${content}</w:${root}>`
export const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

export function docxOf(body: string, others: Readonly<Record<string, string>> = {}): Buffer {
  return zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': wordPart('document', `<w:body>${body}</w:body>`), ...others })
}

/** A PDF with a text layer, a page an element of `pages`; each line is shown by its characters' own codes, as a program that embeds a font does. */
export function pdfOf(pages: readonly (readonly string[])[], catalogue = ''): Buffer {
  const characters = [...new Set(pages.flat().join(''))]
  const hex = (text: string) => [...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const maps: string[] = []
  for (let at = 0; at < characters.length; at += 100) {
    const block = characters.slice(at, at + 100)
    maps.push(`${String(block.length)} beginbfchar\n${block.map((one) => `<${hex(one)}> <${hex(one)}>`).join('\n')}\nendbfchar`)
  }
  const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${maps.join('\n')}\nendcmap end end`
  const stream = (content: string) => `<< /Length ${String(Buffer.byteLength(content, 'latin1'))} >>\nstream\n${content}\nendstream`
  const first = 7
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, index) => `${String(first + 2 * index)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    stream(toUnicode),
    ...pages.flatMap((lines, index) => {
      const shown = lines.map((line) => `<${hex(line)}> Tj 0 -20 Td`).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${String(first + 2 * index + 1)} 0 R >>`,
        stream(lines.length === 0 ? '0 0 100 100 re f' : `BT /F1 12 Tf 50 780 Td\n${shown}\nET`),
      ]
    }),
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** As Word writes Chinese: the bytes of GBK, or \u where `isUnicode`. */
export function rtfOf(lines: readonly string[], gbk: (text: string) => Uint8Array, isUnicode = false): Buffer {
  const escaped = (line: string) =>
    isUnicode
      ? [...line].map((one) => (one < '\x80' ? one : `\\u${String((one.charCodeAt(0) << 16) >> 16)}?`)).join('')
      : [...gbk(line)].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\'${byte.toString(16)}`)).join('')
  return Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}{\\info{\\title x}}\\viewkind4\\uc1\\pard\\f0\\fs24 ${lines.map(escaped).join('\\par\n')}\\par\n}`,
    'latin1',
  )
}
