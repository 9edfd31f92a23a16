import type { Notice, NoteId } from '../../shared/note.ts'
import { saveRecord, type SaveRecordDeps } from './saveRecord.ts'

export type TextFile = { readonly text: string }
type Saved = { readonly noteId: NoteId; readonly notices: Notice[] }

export type OpenRecordFileDeps<Encoding> = SaveRecordDeps & {
  /** Asks for a file; `undefined` when the physician closed the dialog. */
  readonly chooseFile: () => Promise<string | undefined>
  readonly readFile: (path: string, encoding: Encoding | undefined) => Promise<TextFile>
  /** The file whose encoding was asked for: the answer must not make the physician choose the file again. */
  readonly pending: { path: string | undefined }
}

/**
 * A file of the physician's choice as a new record. Throws 'file-…' with the reason; after 'file-encoding-unknown' the next call with an encoding reads
 * the same file. `null` when the dialog was closed.
 */
export async function openRecordFile<Encoding>(
  deps: OpenRecordFileDeps<Encoding>,
  { encoding }: { readonly encoding?: Encoding | undefined },
): Promise<Saved | null> {
  const path = encoding !== undefined && deps.pending.path !== undefined ? deps.pending.path : await deps.chooseFile()
  if (path === undefined) return null
  deps.pending.path = path
  const { text } = await deps.readFile(path, encoding)
  const saved = saveRecord(deps, { text })
  deps.pending.path = undefined
  return saved
}

export type ImportRecordFileDeps<Encoding> = SaveRecordDeps & {
  readonly decode: (bytes: Uint8Array, encoding: Encoding | undefined) => TextFile
}

/** A dropped file as a new record. Throws 'file-…' with the reason. */
export function importRecordFile<Encoding>(
  deps: ImportRecordFileDeps<Encoding>,
  { base64, encoding }: { readonly base64: string; readonly encoding?: Encoding | undefined },
): Saved {
  const { text } = deps.decode(Buffer.from(base64, 'base64'), encoding)
  return saveRecord(deps, { text })
}
