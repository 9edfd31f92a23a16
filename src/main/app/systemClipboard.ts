import { clipboard, ClipboardItem } from 'electron'
import { historyMarks } from './historyMarks.ts'

export const systemClipboard = {
  async readText(): Promise<string> {
    return clipboard.readText()
  },
  async clear(): Promise<void> {
    await clipboard.clear()
  },
  /** Patient text, kept out of the clipboard's history as far as the system has a mark for that. */
  async writeText(text: string): Promise<void> {
    const marks = historyMarks(process.platform).map(([type, content]) => [type, new Blob([new Uint8Array(content)])] as const)
    await clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), ...Object.fromEntries(marks) })])
  },
}
