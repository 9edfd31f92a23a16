import { listNotes } from './listNotes.ts'
import { saveRecord, type SaveRecordDeps } from './saveRecord.ts'

export type InstallSamplesDeps = SaveRecordDeps & { readonly samples: readonly { readonly name: string; readonly text: string }[] }

/** “05-english-inpatient” → “English inpatient”. */
function titleOf(name: string): string {
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Puts the sample records into an empty queue, the first on top, so that a first start has something to try. */
export function installSamples({ store, now, samples }: InstallSamplesDeps): void {
  if (listNotes({ store }).length > 0) return
  for (const { name, text } of [...samples].reverse()) {
    saveRecord({ store, now }, { text, title: titleOf(name), isSample: true })
  }
}
