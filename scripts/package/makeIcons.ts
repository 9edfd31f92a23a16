import fs from 'node:fs'
import path from 'node:path'
import { drawIcon } from './drawIcon.ts'
import { encodePng } from './encodePng.ts'

const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Apple's types of PNG images by size in pixels. */
const icnsTypes = { ic07: 128, ic08: 256, ic09: 512 } as const

/** Writes icon.png, icon.ico and icon.icns, drawn by this program: no picture of anybody else's. The same call gives the same bytes. */
export function makeIcons(folder: string): void {
  fs.mkdirSync(folder, { recursive: true })
  const png = (size: number) => encodePng(drawIcon(size), size)
  fs.writeFileSync(path.join(folder, 'icon.png'), png(512))
  fs.writeFileSync(path.join(folder, 'icon.ico'), icoOf(icoSizes.map((size) => ({ size, png: png(size) }))))
  fs.writeFileSync(path.join(folder, 'icon.icns'), icnsOf(Object.entries(icnsTypes).map(([type, size]) => ({ type, png: png(size) }))))
}

function icoOf(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}

function icnsOf(images: readonly { readonly type: string; readonly png: Buffer }[]): Buffer {
  const parts = images.map(({ type, png }) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(png.length + 8, 4)
    return Buffer.concat([head, png])
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.write('icns', 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
