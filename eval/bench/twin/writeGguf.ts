import fs from 'node:fs'

/** A value of the header; what kind it is written as. */
export type GgufValue =
  | { readonly u32: number }
  | { readonly f32: number }
  | { readonly text: string }
  | { readonly texts: readonly string[] }
  | { readonly numbers: readonly number[] }

/** Rows of `shape[0]` values; norms are all 1, weights random at Q8_0. */
export type GgufTensor = { readonly name: string; readonly shape: readonly number[]; readonly kind: 'ones' | 'random' }

const alignment = 32
const types = { u32: 4, i32: 5, f32: 6, text: 8, list: 9 } as const
const tensorTypes = { ones: 0, random: 8 } as const
/** A block of Q8_0: a half-precision scale and 32 bytes. */
const [blockValues, blockBytes] = [32, 34]
/** 0.02 is the usual spread of a weight; bytes spread by 74. */
const scaleOfABlock = 0x0c6c
const pieceBlocks = 65_536

const aligned = (bytes: number) => Math.ceil(bytes / alignment) * alignment
const sizeOf = ({ shape, kind }: GgufTensor) => {
  const values = shape.reduce((product, length) => product * length, 1)
  return kind === 'ones' ? 4 * values : (values / blockValues) * blockBytes
}

/** Writes a GGUF file (version 3) of random weights: it computes as long as a real one of its shape, and says nothing. */
export function writeGguf(file: string, metadata: Readonly<Record<string, GgufValue>>, tensors: readonly GgufTensor[]): void {
  const chunks: Buffer[] = []
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    chunks.push(bytes)
  }
  const u64 = (value: number) => {
    const bytes = Buffer.alloc(8)
    bytes.writeBigUInt64LE(BigInt(value))
    chunks.push(bytes)
  }
  const f32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeFloatLE(value)
    chunks.push(bytes)
  }
  const text = (value: string) => {
    const bytes = Buffer.from(value, 'utf8')
    u64(bytes.length)
    chunks.push(bytes)
  }
  chunks.push(Buffer.from('GGUF'))
  u32(3)
  u64(tensors.length)
  u64(Object.keys(metadata).length)
  for (const [key, value] of Object.entries(metadata)) {
    text(key)
    if ('u32' in value) (u32(types.u32), u32(value.u32))
    else if ('f32' in value) (u32(types.f32), f32(value.f32))
    else if ('text' in value) (u32(types.text), text(value.text))
    else if ('texts' in value) {
      ;(u32(types.list), u32(types.text), u64(value.texts.length))
      for (const one of value.texts) text(one)
    } else {
      ;(u32(types.list), u32(types.i32), u64(value.numbers.length))
      chunks.push(Buffer.from(Int32Array.from(value.numbers).buffer))
    }
  }
  let offset = 0
  for (const tensor of tensors) {
    text(tensor.name)
    u32(tensor.shape.length)
    for (const length of tensor.shape) u64(length)
    u32(tensorTypes[tensor.kind])
    u64(offset)
    offset += aligned(sizeOf(tensor))
  }
  const header = Buffer.concat(chunks)
  const out = fs.openSync(file, 'w')
  try {
    fs.writeSync(out, header)
    fs.writeSync(out, Buffer.alloc(aligned(header.length) - header.length))
    const piece = randomPiece()
    for (const tensor of tensors) {
      const size = sizeOf(tensor)
      const bytes = tensor.kind === 'ones' ? Buffer.from(new Float32Array(size / 4).fill(1).buffer) : undefined
      for (let at = 0; at < size; at += piece.length) fs.writeSync(out, bytes ?? piece, 0, Math.min(piece.length, size - at))
      fs.writeSync(out, Buffer.alloc(aligned(size) - size))
    }
  } finally {
    fs.closeSync(out)
  }
}

/** The same weights over and over: no computation is sooner for it. */
function randomPiece(): Buffer {
  const piece = Buffer.alloc(pieceBlocks * blockBytes)
  let state = 20_260_101
  for (let block = 0; block < pieceBlocks; block++) {
    piece.writeUInt16LE(scaleOfABlock, block * blockBytes)
    for (let at = 2; at < blockBytes; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      piece[block * blockBytes + at] = state >>> 24
    }
  }
  return piece
}
