import type { BrowserWindow } from 'electron'
import { maximumTemplateCharacters } from '../../shared/templateFile.ts'
import { chooseJsonFiles, saveJsonFile } from './jsonFiles.ts'

/** Writes a template where the system's dialog says; false when it was closed. Throws `disk-full`, `file-not-written`. */
export const saveTemplateFile = (window: BrowserWindow, id: string, text: string): Promise<{ isSaved: boolean }> =>
  saveJsonFile(window, `yizhai-template-${id}.json`, text)

/** The texts of the templates that the physician chooses, one or several; `undefined` when the dialog was closed. Throws `file-unreadable`, `template-unreadable` (too large). */
export const chooseTemplateFiles = (window: BrowserWindow): Promise<{ file: string; text: string }[] | undefined> =>
  chooseJsonFiles(window, { maximumCharacters: maximumTemplateCharacters, tooLarge: 'template-unreadable' }, true)
