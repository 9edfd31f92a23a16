import { clipboard, ClipboardItem } from 'electron'

/** Keeps patient text out of Windows' clipboard history and its cloud copy. */
const keepOutOfHistory = ['ExcludeClipboardContentFromMonitorProcessing', 'CanIncludeInClipboardHistory', 'CanUploadToCloudClipboard']

export const systemClipboard = {
  async readText(): Promise<string> {
    return clipboard.readText()
  },
  async clear(): Promise<void> {
    await clipboard.clear()
  },
  async writeText(text: string): Promise<void> {
    const no = () => new Blob([new Uint8Array(4)])
    const marks =
      process.platform === 'win32'
        ? keepOutOfHistory.map((format) => [`electron application/osclipboard;format="${format}"`, no()] as const)
        : []
    await clipboard.write([new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), ...Object.fromEntries(marks) })])
  },
}
