import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../../shared/errors.ts'
import { maximumPackCharacters } from '../../shared/memory/rulePack.ts'

const filters = [{ name: 'JSON', extensions: ['json'] }]
/** UTF-8 takes at most three bytes a UTF-16 unit. */
const maximumBytes = 3 * maximumPackCharacters

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Writes a department pack where the system's dialog says; false when it was closed. Throws `disk-full`, `file-not-written`. */
export async function saveRulePack(window: BrowserWindow, text: string): Promise<{ isSaved: boolean }> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: 'yizhai-rules.json', filters })
  if (canceled || filePath === '') return { isSaved: false }
  try {
    await writeFile(filePath, text, 'utf8')
  } catch (error) {
    throw codeOf(error) === 'ENOSPC' ? new AppFailure('disk-full') : new AppFailure('file-not-written', { reason: codeOf(error) })
  }
  return { isSaved: true }
}

/** The text of a pack that the physician chooses; `undefined` when the dialog was closed. Throws `file-unreadable`, `rule-pack-unreadable` (too large). */
export async function chooseRulePack(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
  const [file] = filePaths
  if (canceled || file === undefined) return undefined
  try {
    if ((await stat(file)).size > maximumBytes) throw new AppFailure('rule-pack-unreadable', { reason: 'size' })
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('file-unreadable', { name: path.basename(file), reason: codeOf(error) })
  }
}
