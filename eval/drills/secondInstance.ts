import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closeStore, openStore } from '../../src/main/store/openStore.ts'
import { inDrillFolder } from './drillFolder.ts'
import { DrillCount, type DrillOutcome } from './drillResult.ts'
import { lastOfEach, missingOf, type Acknowledged } from './shift.ts'
import { unsoundnessOf } from './soundness.ts'

const writer = fileURLToPath(new URL('killWriter.ts', import.meta.url))
const togetherMs = 2_500

/** Two programs on one file at once, as when the lock of the first could not be seen (another login, a share): both write, both are killed, and one chain holds what both acknowledged. */
export async function secondInstanceDrill(times: number): Promise<DrillOutcome> {
  const count = new DrillCount()
  let steps = 0
  for (let number = 0; number < times; number++) {
    await inDrillFolder(async (folder) => {
      const [path, key] = [join(folder, 'notes.db'), randomBytes(32)]
      closeStore(openStore({ path, key }))
      const said = await Promise.all([run(path, key), run(path, key)])
      const acknowledged = said.flat()
      steps += acknowledged.length
      const store = openStore({ path, key })
      const wrong = await unsoundnessOf(store)
      if (said.some((lines) => lines.length === 0)) wrong.push('one of the two could not write')
      count.fault('two programs', wrong, missingOf(store, lastOfEach(acknowledged)))
      closeStore(store)
    })
  }
  return count.outcome(`${steps} steps of both acknowledged`, 'that a second window goes to the first one: e2e/launch, single instance')
}

async function run(path: string, key: Buffer): Promise<Acknowledged[]> {
  const child = spawn(process.execPath, [writer, path, key.toString('hex')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await Promise.race([once(child.stdout, 'data'), closed])
  await new Promise((resolve) => setTimeout(resolve, togetherMs))
  child.kill('SIGKILL')
  await closed
  const whole = said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
  return whole.map((line) => JSON.parse(line) as Acknowledged).filter((line) => 'noteId' in line)
}
