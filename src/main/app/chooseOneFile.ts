import { dialog, type BrowserWindow } from 'electron'

/** The path that the user chooses in the system's dialog; `undefined` when he closed it. */
export async function chooseOneFile(window: BrowserWindow, name: string, extensions: readonly string[]): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name, extensions: [...extensions] }],
  })
  return canceled ? undefined : filePaths[0]
}
