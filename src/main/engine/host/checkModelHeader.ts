import fs from 'node:fs'

/** Bytes of one value by its type in the file; 8 is a text and 9 a list. */
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 8: 8, 9: 12, 10: 8, 11: 8, 12: 8 }
const [text, list] = [8, 9]
const pieceBytes = 1 << 20
const mostDimensions = 8
const mostNestedLists = 4

class BadHeader extends Error {}

/**
 * Walks the header of a GGUF file, with every count and length held against what the file has left: the readers of such files believe them, and spin or ask for
 * memory without end where they are not true. Reads names and lengths only. Returns what is wrong, or `null`. Linear in the header.
 */
export function checkModelHeader(path: string): string | null {
  const file = fs.openSync(path, 'r')
  try {
    const reader = new HeaderReader(file, fs.fstatSync(file).size)
    walk(reader)
    return null
  } catch (error) {
    if (error instanceof BadHeader) return error.message
    throw error
  } finally {
    fs.closeSync(file)
  }
}

function walk(reader: HeaderReader): void {
  if (reader.number(4) !== 0x46_55_47_47) throw new BadHeader('magic')
  const version = reader.number(4)
  if (version !== 2 && version !== 3) throw new BadHeader(`version ${version}`)
  const tensors = reader.countOf(24)
  const pairs = reader.countOf(13)
  for (let pair = 0; pair < pairs; pair++) {
    reader.skip(reader.countOf(1))
    skipValue(reader, reader.number(4), 0)
  }
  for (let tensor = 0; tensor < tensors; tensor++) {
    reader.skip(reader.countOf(1))
    const dimensions = reader.number(4)
    if (dimensions > mostDimensions) throw new BadHeader('dimensions')
    reader.skip(8 * dimensions + 4 + 8)
  }
}

function skipValue(reader: HeaderReader, type: number, depth: number): void {
  const size = sizes[type]
  if (size === undefined || depth > mostNestedLists) throw new BadHeader(`type ${type}`)
  if (type === text) return reader.skip(reader.countOf(1))
  if (type !== list) return reader.skip(size)
  const itemType = reader.number(4)
  const itemSize = sizes[itemType]
  if (itemSize === undefined) throw new BadHeader(`type ${itemType}`)
  const items = reader.countOf(itemSize)
  if (itemType !== text && itemType !== list) return reader.skip(items * itemSize)
  for (let item = 0; item < items; item++) skipValue(reader, itemType, depth + 1)
}

class HeaderReader {
  readonly #file: number
  readonly #size: number
  #place = 0
  #piece = Buffer.alloc(0)
  #pieceAt = 0

  constructor(file: number, size: number) {
    this.#file = file
    this.#size = size
  }

  number(bytes: 4 | 8): number {
    const from = this.#at(bytes)
    return bytes === 4 ? this.#piece.readUInt32LE(from) : Number(this.#piece.readBigUInt64LE(from))
  }

  /** How many of something that takes at least so many bytes each; more than the file has room for is no count. */
  countOf(bytesEach: number): number {
    const count = this.number(8)
    if (count * bytesEach > this.#size - this.#place) throw new BadHeader('a count that the file has no room for')
    return count
  }

  skip(bytes: number): void {
    if (bytes > this.#size - this.#place) throw new BadHeader('cut off')
    this.#place += bytes
  }

  /** Where the next bytes stand in the piece that is read; they are taken. */
  #at(bytes: number): number {
    if (bytes > this.#size - this.#place) throw new BadHeader('cut off')
    const isRead = this.#place >= this.#pieceAt && this.#place + bytes <= this.#pieceAt + this.#piece.length
    if (!isRead) {
      this.#piece = Buffer.alloc(Math.min(pieceBytes, this.#size - this.#place))
      this.#pieceAt = this.#place
      fs.readSync(this.#file, this.#piece, 0, this.#piece.length, this.#place)
    }
    this.#place += bytes
    return this.#place - bytes - this.#pieceAt
  }
}
