import type { BrowserWindow } from 'electron'
import { maximumPackCharacters } from '../../shared/memory/rulePack.ts'
import { chooseJsonFiles, saveJsonFile } from './jsonFiles.ts'

/** Writes a department pack where the system's dialog says; false when it was closed. Throws `disk-full`, `file-not-written`. */
export const saveRulePack = (window: BrowserWindow, text: string): Promise<{ isSaved: boolean }> =>
  saveJsonFile(window, 'yizhai-rules.json', text)

/** The text of a pack that the physician chooses; `undefined` when the dialog was closed. Throws `file-unreadable`, `rule-pack-unreadable` (too large). */
export async function chooseRulePack(window: BrowserWindow): Promise<string | undefined> {
  const chosen = await chooseJsonFiles(window, { maximumCharacters: maximumPackCharacters, tooLarge: 'rule-pack-unreadable' }, false)
  return chosen?.[0]?.text
}
