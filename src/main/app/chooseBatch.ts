import { dialog, type BrowserWindow } from 'electron'

const filters = [{ name: 'CSV, TXT', extensions: ['csv', 'tsv', 'txt', '*'] }]

/** Where the records of a batch are; `undefined` when the dialog was closed. */
export async function chooseBatch(window: BrowserWindow, from: 'folder' | 'file'): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    from === 'folder' ? { properties: ['openDirectory'] } : { properties: ['openFile'], filters },
  )
  return canceled ? undefined : filePaths[0]
}
