import { AppFailure } from '../../shared/errors.ts'

/** The system's clipboard, as plain text. */
export interface Clipboard {
  writeText(text: string): Promise<void>
}

/** The text as it is, with its length in UTF-16 units. Throws `clipboard-failed`, with the kind of the failure only: its message may hold the text. */
export async function writeToClipboard(clipboard: Clipboard, text: string): Promise<{ characters: number }> {
  try {
    await clipboard.writeText(text)
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('clipboard-failed', { reason: reasonOf(error) })
  }
  return { characters: text.length }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
