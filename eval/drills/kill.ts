import { spawn } from 'node:child_process'
import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { draftIdSchema, type DraftId } from '../../src/shared/note.ts'
import { interruptRunningDrafts, readDraft } from '../../src/main/store/drafts.ts'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { inDrillFolder } from './drillFolder.ts'
import { lastOfEach, missingOf, type Acknowledged } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const writer = fileURLToPath(new URL('killWriter.ts', import.meta.url))
const filesAtOnce = 2
/** A file is left for a fresh one after so many kills, so that looking at it stays quick. */
const killsOfFile = 15
const promisedMs = 500
const longestRunMs = 1_200

const greySchema = z.object({ grey: draftIdSchema, text: z.string(), at: z.number() })
type Grey = z.infer<typeof greySchema>

/** SIGKILL at random moments of real work, each time on the file that the last kill left. */
export async function killDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  const figures = { acknowledged: 0, streams: 0, worstMs: 0 }
  let left = times
  async function work(): Promise<void> {
    while (left > 0) {
      const kills = Math.min(left, killsOfFile)
      left -= kills
      await inDrillFolder(async (folder) => {
        const [path, key] = [join(folder, 'notes.db'), randomBytes(32)]
        closeStore(openStore({ path, key }))
        for (let kill = 0; kill < kills; kill++) await killOnce(path, key, count, figures)
      })
    }
  }
  await Promise.all(Array.from({ length: filesAtOnce }, work))
  return count.outcome(
    `${figures.acknowledged} acknowledged steps; at most ${figures.worstMs} ms of streamed text lost in ${figures.streams} cut streams (promise ${promisedMs})`,
    'the program’s writing process; the window and the model’s process are killed in e2e/crash.spec.ts and by `drill -- host`',
  )
}

async function killOnce(path: string, key: Buffer, count: DrillCount, figures: { acknowledged: number; streams: number; worstMs: number }) {
  const { lines, killedAt } = await writeUntilKilled(path, key)
  const acknowledged = lines.filter((line): line is Acknowledged => 'noteId' in line)
  const greys = lines.filter((line): line is Grey => 'grey' in line)
  figures.acknowledged += acknowledged.length
  const store = openStore({ path, key })
  const wrong = await unsoundnessOf(store)
  const interrupted = interruptRunningDrafts(store, Date.now())
  for (const draftId of interrupted) {
    const lostMs = lostStreamMs(
      readDraft(store, draftId).sections[0]?.text ?? '',
      greys.filter(({ grey }) => grey === draftId),
      killedAt,
    )
    if (greys.some(({ grey }) => grey === draftId)) figures.streams++
    figures.worstMs = Math.max(figures.worstMs, lostMs)
    if (lostMs > promisedMs) wrong.push(`${lostMs} ms of streamed text`)
    if (readDraft(store, draftId).failure?.code !== 'interrupted') wrong.push('not told as interrupted')
  }
  count.fault('kill', wrong, missingOf(store, lastOfEach(acknowledged)))
  closeStore(store)
}

/** From when the first piece came that is not on disk until the kill. */
function lostStreamMs(
  kept: string,
  greys: readonly { readonly text: string; readonly at: number; readonly grey: DraftId }[],
  killedAt: number,
): number {
  let length = 0
  for (const { text, at } of greys) {
    length += text.length
    if (kept.length < length) return Math.max(0, Math.round(killedAt - at))
  }
  return 0
}

async function writeUntilKilled(path: string, key: Buffer): Promise<{ lines: (Acknowledged | Grey)[]; killedAt: number }> {
  const child = spawn(process.execPath, [writer, path, key.toString('hex')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await Promise.race([once(child.stdout, 'data'), closed])
  await new Promise((resolve) => setTimeout(resolve, randomInt(1, longestRunMs)))
  const killedAt = Date.now()
  child.kill('SIGKILL')
  const [, signal] = (await closed) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error('the writer ended by itself')
  // a line that was cut off acknowledges nothing
  const whole = said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
  return { lines: whole.map((line) => JSON.parse(line) as Acknowledged | Grey), killedAt }
}
