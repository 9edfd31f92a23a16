import { writeSync } from 'node:fs'
import process from 'node:process'
import { ScriptedEngine } from '../engine/testing/scriptedEngine.ts'
import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { interruptRunningDrafts } from '../store/drafts.ts'
import { openStore } from '../store/openStore.ts'
import { fakeFiles, numbered } from '../notes/batchFixture.ts'
import { BatchRunner } from '../notes/batchRunner.ts'
import { RunningDrafts } from '../notes/startDraft.ts'

/**
 * Run by batch.kill.test.ts until it is killed, and by batch.memory.test.ts: drafts a batch with a scripted engine, or goes on with the one that is there, and says
 * each record that has ended with the bytes that are in use once all that can be let go of is gone.
 */
const [path = '', key = '', count = ''] = process.argv.slice(2)
const { headings, templates, guard, lexicon, dictionaryHash } = loadResources(resourcesFolder(import.meta.dirname))
const store = openStore({ path, key: Buffer.from(key, 'hex') })
interruptRunningDrafts(store, Date.now())
const engine = new ScriptedEngine(() => ({ say: '多饮水，注意休息。' }))

/** At every tenth record: collecting takes longer than a scripted draft. */
function usedBytes(position: number): number {
  if (!global.gc || position % 10 > 0) return 0
  global.gc()
  global.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const runner = new BatchRunner({
  store,
  engine,
  headings,
  templates: () => templates,
  guard,
  lexicon,
  dictionaryHash,
  now: Date.now,
  clock: () => performance.now(),
  emit: () => undefined,
  running: new RunningDrafts(),
  onBug: (error) => {
    throw error
  },
  files: fakeFiles(numbered(Number(count))),
  onChange: () => undefined,
  onItem: (_, item) => {
    engine.asked.length = 0
    writeSync(1, `${String(item.position)} ${String(usedBytes(item.position))}\n`)
  },
})
const open = runner.newest()
if (open) runner.resume(open.id)
else await runner.start({ source: { kind: 'folder', path: '/invented/夜间' }, templateId: 'outpatient' })
await runner.finished
