import { writeFile } from 'node:fs/promises'
import { dialog, type BrowserWindow } from 'electron'
import { AppFailure } from '../../shared/errors.ts'

/** Asks the system's print dialog; false when it was closed. What goes on paper is what the page's print style leaves of it. Throws `print-failed`. */
export function printPage({ webContents }: BrowserWindow): Promise<{ isPrinted: boolean }> {
  return new Promise((resolve, reject) => {
    webContents.print({ printBackground: false }, (isPrinted, reason) => {
      if (isPrinted || /cancel/i.test(reason)) resolve({ isPrinted })
      else reject(new AppFailure('print-failed', { reason }))
    })
  })
}

/** Writes the same as a PDF where the system's dialog says; the name that it offers tells nothing of the patient. Throws `file-not-written`. */
export async function savePagePdf(window: BrowserWindow, now: () => number): Promise<{ isSaved: boolean }> {
  const stamp = new Date(now()).toISOString().slice(0, 10)
  const filters = [{ name: 'PDF', extensions: ['pdf'] }]
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: `yizhai-${stamp}.pdf`, filters })
  if (canceled || filePath === '') return { isSaved: false }
  const pdf = await window.webContents.printToPDF({ pageSize: 'A4', printBackground: false })
  try {
    await writeFile(filePath, pdf)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw code === 'ENOSPC' ? new AppFailure('disk-full') : new AppFailure('file-not-written', { reason: code })
  }
  return { isSaved: true }
}
