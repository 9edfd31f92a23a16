import type { Clipboard, ClipboardBookmark } from 'electron'
import { missing } from './missing.ts'
import { readXclip, writeXclip } from './xclip.ts'

type Payload = string | ClipboardBookmark | Blob | Promise<Blob | string>

export class ClipboardItem {
  readonly types: string[]
  readonly #items: Readonly<Record<string, Payload>>

  constructor(items: Record<string, Payload>) {
    this.types = Object.keys(items)
    this.#items = items
  }

  async getType(type: string): Promise<Blob> {
    const payload = await this.#items[type]
    if (payload === undefined) throw new Error(`The type '${type}' was not found`)
    if (payload instanceof Blob) return payload
    if (typeof payload === 'string') return new Blob([payload], { type })
    throw new Error(`electron.ClipboardItem ${type}: not in the stand-in`)
  }
}

/** A format of the operating system's own, such as the marks that keep text out of a clipboard history: X11 has no place for it. */
const isSystemFormat = (type: string): boolean => type.startsWith('electron application/osclipboard')

export const clipboard = missing('clipboard', {
  writeText: writeXclip,
  readText: () => readXclip(),
  async write(items: readonly ClipboardItem[]) {
    const [item, ...more] = items
    if (!item || more.length > 0) throw new Error('electron.clipboard.write: exactly one item is in the stand-in')
    const lacking = item.types.find((type) => type !== 'text/plain' && !isSystemFormat(type))
    if (lacking !== undefined || !item.types.includes('text/plain'))
      throw new Error(`electron.clipboard.write ${lacking ?? 'without text/plain'}: not in the stand-in`)
    await writeXclip(await (await item.getType('text/plain')).text())
  },
  async read() {
    const content = await readXclip()
    return content === '' ? [] : [new ClipboardItem({ 'text/plain': content })]
  },
  has: async (mimetype) => mimetype === 'text/plain' && (await readXclip()) !== '',
  clear() {
    void writeXclip('')
  },
} satisfies Partial<Record<keyof Clipboard, unknown>> & Pick<Clipboard, 'writeText' | 'readText' | 'has' | 'clear'>)
