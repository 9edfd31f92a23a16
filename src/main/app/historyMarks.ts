/** The formats by which a clipboard history is told to leave a text out, and what stands in each. */
export type HistoryMark = readonly [format: string, content: Uint8Array]

const no = new Uint8Array(4)

const marks: Readonly<Partial<Record<NodeJS.Platform, readonly HistoryMark[]>>> = {
  // Windows' history and its copy in the cloud, and programs that watch the clipboard
  win32: [
    ['ExcludeClipboardContentFromMonitorProcessing', no],
    ['CanIncludeInClipboardHistory', no],
    ['CanUploadToCloudClipboard', no],
  ],
  // Klipper of KDE, and the histories that follow it
  linux: [['x-kde-passwordManagerHint', new TextEncoder().encode('secret')]],
  darwin: [['org.nspasteboard.ConcealedType', new Uint8Array(0)]],
}

/** As Electron's clipboard names a format of the system. A history that does not know its mark keeps the text all the same. */
export function historyMarks(platform: NodeJS.Platform): HistoryMark[] {
  return (marks[platform] ?? []).map(([format, content]) => [`electron application/osclipboard;format="${format}"`, content])
}
