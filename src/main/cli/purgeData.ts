import process from 'node:process'
import { AppFailure } from '../../shared/errors.ts'
import { planPurge, purgeNotes } from '../store/purge.ts'
import { withData, type DataOptions } from './openData.ts'
import type { PurgeTexts } from './purgeTexts.ts'

type Options = DataOptions & { readonly olderThan: number; readonly yes?: true; readonly json?: true }

const dayMs = 86_400_000

/** Tells what would go, and with `yes` takes it away. Throws `invalid-input` for no days at all. */
export async function purgeData({ olderThan, yes, json, ...place }: Options, texts: PurgeTexts): Promise<void> {
  if (olderThan < 1) throw new AppFailure('invalid-input', { detail: '--older-than' })
  const before = Date.now() - olderThan * dayMs
  await withData(place, (store, { databaseFile, key }) => {
    const plan = planPurge(store, before, databaseFile)
    if (!json) process.stdout.write(texts.plan(plan))
    if (yes) purgeNotes(store, before, { databasePath: databaseFile, key, now: Date.now })
    process.stdout.write(json ? `${JSON.stringify({ ...plan, isDone: yes === true }, null, 2)}\n` : yes ? texts.done : texts.notDone)
  })
}
