import { writeSync } from 'node:fs'
import { draftIdSchema } from '../../shared/note.ts'
import { openStore } from './openStore.ts'
import { writeStep } from './durability.steps.ts'

/** Run by durability.test.ts until it is killed: writes as fast as it can, and acknowledges each step after the store has returned. */
const [path = '', key = '', draftId = ''] = process.argv.slice(2)
const store = openStore({ path, key: Buffer.from(key, 'hex') })
for (let step = 1; ; step++) {
  writeStep(store, draftIdSchema.parse(draftId), step)
  writeSync(1, `${step}\n`)
}
