import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure, type ErrorCode } from '../../shared/errors.ts'

const filters = [{ name: 'JSON', extensions: ['json'] }]
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Writes a text where the system's dialog says; false when it was closed. Throws `disk-full`, `file-not-written`. */
export async function saveJsonFile(window: BrowserWindow, defaultPath: string, text: string): Promise<{ isSaved: boolean }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters })
  if (canceled || filePath === '') return { isSaved: false }
  try {
    await writeFile(filePath, text, 'utf8')
  } catch (error) {
    throw codeOf(error) === 'ENOSPC' ? new AppFailure('disk-full') : new AppFailure('file-not-written', { reason: codeOf(error) })
  }
  return { isSaved: true }
}

/** What a file may hold in UTF-16 units, and the code of one that is longer. */
export type JsonLimit = { readonly maximumCharacters: number; readonly tooLarge: ErrorCode }

/** The texts of the files that the physician chooses, one or several; `undefined` when the dialog was closed. Throws `file-unreadable`, `tooLarge`. */
export async function chooseJsonFiles(
  window: BrowserWindow,
  limit: JsonLimit,
  isSeveral: boolean,
): Promise<{ file: string; text: string }[] | undefined> {
  const properties: ('openFile' | 'multiSelections')[] = isSeveral ? ['openFile', 'multiSelections'] : ['openFile']
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties, filters })
  if (canceled || filePaths.length === 0) return undefined
  return Promise.all(filePaths.map(async (from) => ({ file: path.basename(from), text: await textOf(from, limit) })))
}

async function textOf(from: string, { maximumCharacters, tooLarge }: JsonLimit): Promise<string> {
  try {
    // UTF-8 takes at most three bytes a UTF-16 unit
    if ((await stat(from)).size > 3 * maximumCharacters) throw new AppFailure(tooLarge, { reason: 'size' })
    return await readFile(from, 'utf8')
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('file-unreadable', { name: path.basename(from), reason: codeOf(error) })
  }
}
