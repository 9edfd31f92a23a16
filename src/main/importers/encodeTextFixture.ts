import type { Encoding } from './encoding.ts'

/** For tests: text as bytes. Node can only decode most encodings, so the tables are read backwards out of its own decoders. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (encoding === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const table = tableOf(encoding)
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character) ?? (encoding === 'gb18030' ? supplementaryGb18030(character) : undefined)
      if (!bytes) throw new Error(`${character} is not in ${encoding}`)
      return [...bytes]
    }),
  )
}

/** Every character that the encoding has outside ASCII, the supplementary planes of GB18030 aside. */
export function charactersOf(encoding: 'gb18030' | 'big5' | 'windows-1252'): readonly string[] {
  return [...tableOf(encoding).keys()].filter((character) => character > '\u009f')
}

type Table = ReadonlyMap<string, Uint8Array>
const tables = new Map<string, Table>()

function tableOf(encoding: 'gb18030' | 'big5' | 'windows-1252'): Table {
  let table = tables.get(encoding)
  if (!table) tables.set(encoding, (table = readBackwards(encoding)))
  return table
}

function readBackwards(encoding: 'gb18030' | 'big5' | 'windows-1252'): Table {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const table = new Map<string, Uint8Array>()
  const add = (...bytes: number[]) => {
    const sequence = Uint8Array.from(bytes)
    try {
      const text = decoder.decode(sequence)
      if ([...text].length === 1 && !table.has(text)) table.set(text, sequence)
    } catch {
      // no character has these bytes
    }
  }
  for (let byte = 0; byte < (encoding === 'windows-1252' ? 0x100 : 0x80); byte += 1) add(byte)
  if (encoding === 'windows-1252') return table
  for (let lead = 0x81; lead <= 0xfe; lead += 1) for (let trail = 0x40; trail <= 0xfe; trail += 1) add(lead, trail)
  if (encoding === 'gb18030') for (let index = 0; index < 39_420; index += 1) add(...fourBytes(index, 0x81))
  return table
}

function supplementaryGb18030(character: string): Uint8Array | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  return codePoint >= 0x10000 ? Uint8Array.from(fourBytes(codePoint - 0x10000, 0x90)) : undefined
}

function fourBytes(index: number, firstLead: number): number[] {
  return [
    firstLead + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1_260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ]
}
