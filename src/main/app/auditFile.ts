import { writeFile } from 'node:fs/promises'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../../shared/errors.ts'

/** Writes what `pieces` yields where the system's dialog says, and asks for nothing of it before; false when the dialog was closed. Throws `disk-full`, `file-not-written`. */
export async function saveAudit(
  window: BrowserWindow,
  format: 'csv' | 'json',
  pieces: () => Iterable<string>,
): Promise<{ isSaved: boolean }> {
  const filters = [{ name: format.toUpperCase(), extensions: [format] }]
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: `yizhai-audit.${format}`, filters })
  if (canceled || filePath === '') return { isSaved: false }
  try {
    await writeFile(filePath, pieces(), 'utf8')
  } catch (error) {
    if (error instanceof AppFailure) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code === 'ENOSPC' ? new AppFailure('disk-full') : new AppFailure('file-not-written', { reason: code })
  }
  return { isSaved: true }
}
