import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../../shared/errors.ts'
import { maximumTemplateCharacters } from '../../shared/templateFile.ts'

const filters = [{ name: 'JSON', extensions: ['json'] }]
/** UTF-8 takes at most three bytes a UTF-16 unit. */
const maximumBytes = 3 * maximumTemplateCharacters

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Writes a template where the system's dialog says; false when it was closed. Throws `disk-full`, `file-not-written`. */
export async function saveTemplateFile(window: BrowserWindow, id: string, text: string): Promise<{ isSaved: boolean }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: `yizhai-template-${id}.json`, filters })
  if (canceled || filePath === '') return { isSaved: false }
  try {
    await writeFile(filePath, text, 'utf8')
  } catch (error) {
    throw codeOf(error) === 'ENOSPC' ? new AppFailure('disk-full') : new AppFailure('file-not-written', { reason: codeOf(error) })
  }
  return { isSaved: true }
}

/** The texts of the templates that the physician chooses, one or several; `undefined` when the dialog was closed. Throws `file-unreadable`, `template-unreadable` (too large). */
export async function chooseTemplateFiles(window: BrowserWindow): Promise<{ file: string; text: string }[] | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'], filters })
  if (canceled || filePaths.length === 0) return undefined
  return Promise.all(filePaths.map(async (from) => ({ file: path.basename(from), text: await textOf(from) })))
}

async function textOf(from: string): Promise<string> {
  try {
    if ((await stat(from)).size > maximumBytes) throw new AppFailure('template-unreadable', { reason: 'size' })
    return await readFile(from, 'utf8')
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('file-unreadable', { name: path.basename(from), reason: codeOf(error) })
  }
}
