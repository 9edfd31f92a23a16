import fs from 'node:fs'
import type { Dialog, MessageBoxReturnValue, OpenDialogReturnValue, SaveDialogReturnValue } from 'electron'
import { missing } from './missing.ts'

/** The next answers of a test, by dialog. Read at each call, so a running test can change its mind. */
export type DialogAnswers = {
  readonly open?: OpenDialogReturnValue
  readonly save?: SaveDialogReturnValue
  readonly message?: MessageBoxReturnValue
}

function answers(): DialogAnswers {
  const file = process.env['STANDIN_DIALOG_FILE']
  if (file === undefined || !fs.existsSync(file)) return {}
  return JSON.parse(fs.readFileSync(file, 'utf8')) as DialogAnswers
}

function fromEnvironment(name: string): unknown {
  const text = process.env[name]
  return text === undefined ? undefined : JSON.parse(text)
}

/** Nothing is drawn. Unasked, a file dialog is cancelled and a message box answers with its first button. */
export const dialog = missing('dialog', {
  showOpenDialog: () =>
    Promise.resolve(
      answers().open ?? (fromEnvironment('STANDIN_OPEN_DIALOG') as OpenDialogReturnValue | undefined) ?? { canceled: true, filePaths: [] },
    ),
  showSaveDialog: () =>
    Promise.resolve(
      answers().save ?? (fromEnvironment('STANDIN_SAVE_DIALOG') as SaveDialogReturnValue | undefined) ?? { canceled: true, filePath: '' },
    ),
  showMessageBox: () => Promise.resolve(answers().message ?? { response: 0, checkboxChecked: false }),
  showMessageBoxSync: () => answers().message?.response ?? 0,
  showErrorBox(title, content) {
    process.stderr.write(`${title}: ${content}\n`)
  },
} satisfies Partial<Dialog>)
