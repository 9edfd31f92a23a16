import type { ImportPreview, ImportWarning } from '../../shared/importPreview.ts'
import type { Notice, NoteId } from '../../shared/note.ts'
import { saveRecord, type SaveRecordDeps } from './saveRecord.ts'

export type RecordFile = { readonly text: string; readonly format: ImportPreview['format']; readonly warnings: readonly ImportWarning[] }
type Saved = { readonly noteId: NoteId; readonly notices: Notice[] }
/** Kept, or to be seen first: the window keeps what the physician has seen with `saveRecord`. */
type Taken = Saved | { readonly preview: ImportPreview }

export type OpenRecordFileDeps<Encoding> = SaveRecordDeps & {
  /** Asks for a file; `undefined` when the physician closed the dialog. */
  readonly chooseFile: () => Promise<string | undefined>
  readonly readFile: (path: string, encoding: Encoding | undefined) => Promise<RecordFile>
  /** The file whose encoding was asked for: the answer must not make the physician choose the file again. */
  readonly pending: { path: string | undefined }
}

/**
 * A file of the physician's choice as a new record, or its text to look at where the conversion lost something. Throws 'file-…' with the reason; after
 * 'file-encoding-unknown' the next call with an encoding reads the same file. `null` when the dialog was closed.
 */
export async function openRecordFile<Encoding>(
  deps: OpenRecordFileDeps<Encoding>,
  { encoding }: { readonly encoding?: Encoding | undefined },
): Promise<Taken | null> {
  const path = encoding !== undefined && deps.pending.path !== undefined ? deps.pending.path : await deps.chooseFile()
  if (path === undefined) return null
  deps.pending.path = path
  const taken = keepOrShow(deps, await deps.readFile(path, encoding))
  deps.pending.path = undefined
  return taken
}

export type ImportRecordFileDeps<Encoding> = SaveRecordDeps & {
  readonly read: (bytes: Uint8Array, name: string, encoding: Encoding | undefined) => Promise<RecordFile>
}

/** The same of a dropped file. Throws 'file-…' with the reason. */
export async function importRecordFile<Encoding>(
  deps: ImportRecordFileDeps<Encoding>,
  { name, base64, encoding }: { readonly name: string; readonly base64: string; readonly encoding?: Encoding | undefined },
): Promise<Taken> {
  return keepOrShow(deps, await deps.read(Buffer.from(base64, 'base64'), name, encoding))
}

function keepOrShow(deps: SaveRecordDeps, { text, format, warnings }: RecordFile): Taken {
  return warnings.length > 0 ? { preview: { format, text, warnings: [...warnings] } } : saveRecord(deps, { text })
}
