import { listNotes } from './listNotes.ts'
import { saveRecord, type SaveRecordDeps } from './saveRecord.ts'

export type InstallSamplesDeps = SaveRecordDeps & { readonly samples: readonly { readonly name: string; readonly text: string }[] }

/** Puts the sample records into an empty queue, the first on top, so that a first start has something to try. */
export function installSamples({ store, now, samples }: InstallSamplesDeps): void {
  if (listNotes({ store }).length > 0) return
  for (const { name, text } of [...samples].reverse()) {
    saveRecord({ store, now }, { text, title: name.replace(/^\d+-/, ''), isSample: true })
  }
}
