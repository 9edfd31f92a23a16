import { crc32, inflateRawSync } from 'node:zlib'
import { AppFailure } from '../../shared/errors.ts'
import { importLimits } from './importLimits.ts'

type Entry = {
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly offset: number
  readonly isEncrypted: boolean
}

/**
 * The parts of an archive by name, each unpacked when it is asked for and never beyond the limits, whatever sizes the archive claims. Throws
 * 'file-damaged', 'file-too-packed', 'file-encrypted'.
 */
export class ZipParts {
  readonly #bytes: Buffer
  readonly #kind: string
  readonly #entries = new Map<string, Entry>()
  #unpackedBytes = 0

  constructor(bytes: Uint8Array, kind: string) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#kind = kind
    const end = this.#bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    this.#need(end >= 0 && end + 22 <= this.#bytes.length)
    const count = this.#bytes.readUInt16LE(end + 10)
    if (count > importLimits.archiveParts) throw new AppFailure('file-too-packed', { kind })
    let at = this.#bytes.readUInt32LE(end + 16)
    for (let index = 0; index < count; index++) {
      this.#need(at + 46 <= this.#bytes.length && this.#bytes.readUInt32LE(at) === 0x02014b50)
      const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => this.#bytes.readUInt16LE(at + field)) as [
        number,
        number,
        number,
      ]
      const name = this.#bytes.toString('utf8', at + 46, at + 46 + nameBytes)
      // of two parts of one name a reader might take either: neither is
      this.#need(!this.#entries.has(name))
      this.#entries.set(name, {
        isEncrypted: (this.#bytes.readUInt16LE(at + 8) & 1) === 1,
        method: this.#bytes.readUInt16LE(at + 10),
        crc: this.#bytes.readUInt32LE(at + 16),
        packedBytes: this.#bytes.readUInt32LE(at + 20),
        offset: this.#bytes.readUInt32LE(at + 42),
      })
      at += 46 + nameBytes + extraBytes + commentBytes
    }
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** The part as UTF-8 text; undefined when there is none. */
  text(name: string): string | undefined {
    const entry = this.#entries.get(name)
    if (!entry) return undefined
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.#unpack(entry))
    } catch (error) {
      if (error instanceof TypeError) throw new AppFailure('file-damaged', { kind: this.#kind })
      throw error
    }
  }

  #unpack({ method, crc, packedBytes, offset, isEncrypted }: Entry): Buffer {
    if (isEncrypted) throw new AppFailure('file-encrypted', { kind: this.#kind })
    this.#need(offset + 30 <= this.#bytes.length && this.#bytes.readUInt32LE(offset) === 0x04034b50)
    const start = offset + 30 + this.#bytes.readUInt16LE(offset + 26) + this.#bytes.readUInt16LE(offset + 28)
    this.#need(start + packedBytes <= this.#bytes.length && (method === 0 || method === 8))
    const packed = this.#bytes.subarray(start, start + packedBytes)
    const most = Math.min(importLimits.unpackedBytes - this.#unpackedBytes, Math.max(1 << 20, packedBytes * importLimits.packingRatio))
    const unpacked = method === 0 ? packed : this.#inflated(packed, Math.max(1, most))
    if (unpacked.length > most) throw new AppFailure('file-too-packed', { kind: this.#kind })
    this.#unpackedBytes += unpacked.length
    this.#need(crc32(unpacked) === crc)
    return unpacked
  }

  #inflated(packed: Buffer, maxOutputLength: number): Buffer {
    try {
      return inflateRawSync(packed, { maxOutputLength })
    } catch (error) {
      const isOver = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      throw new AppFailure(isOver ? 'file-too-packed' : 'file-damaged', { kind: this.#kind })
    }
  }

  #need(isSo: boolean): void {
    if (!isSo) throw new AppFailure('file-damaged', { kind: this.#kind })
  }
}
