import { execFile } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { commandKey } from '../../src/main/cli/commandKey.ts'
import { saveRecord } from '../../src/main/notes/saveRecord.ts'
import { readAudit } from '../../src/main/store/audit.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { appendRecordVersion } from '../../src/main/store/recordVersions.ts'
import type { NoteId } from '../../src/shared/note.ts'

/** What another program that has the key may do to the database of a profile, with the application running or not. */
type StoreStep =
  /** A record that came in `ageMs` ago. */
  | { readonly kind: 'record'; readonly text: string; readonly ageMs: number }
  /** Another text for a note, as its second version. */
  | { readonly kind: 'exchange'; readonly noteId: NoteId; readonly text: string }
  /** The newest rows, as JSON. */
  | { readonly kind: 'audit'; readonly limit: number }

/** Takes the step in a process of its own, as another program would, and resolves to what it printed. */
export async function takeStoreStep(userData: string, step: StoreStep): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), userData, JSON.stringify(step)])
  return stdout
}

function run(userData: string, step: StoreStep): unknown {
  const store = openStore({ path: path.join(userData, 'yizhai.db'), key: commandKey(userData, undefined) })
  try {
    switch (step.kind) {
      case 'record':
        return saveRecord({ store, now: () => Date.now() - step.ageMs }, { text: step.text })
      case 'exchange':
        appendRecordVersion(store, { noteId: step.noteId, version: 2, text: step.text, preview: '', notices: [], at: Date.now() })
        return null
      case 'audit':
        return readAudit(store, { before: Number.MAX_SAFE_INTEGER, limit: step.limit })
    }
  } finally {
    closeStore(store)
  }
}

const [, script, userData, step] = process.argv
if (script === fileURLToPath(import.meta.url) && userData !== undefined && step !== undefined)
  process.stdout.write(JSON.stringify(run(userData, JSON.parse(step) as StoreStep)))
