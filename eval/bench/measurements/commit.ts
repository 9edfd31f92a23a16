import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { applySettings, openDatabase } from '../../../src/main/store/openDatabase.ts'
import { closeStore, openStore } from '../../../src/main/store/openStore.ts'
import { appendStatement } from '../../../src/main/store/statements.ts'
import { addNote, addRunningDraft } from '../../../src/main/store/storeFixture.ts'
import type { Measurement } from '../measurement.ts'

const writesABlock = 60
const statement = {
  text: '呋塞米20mg静脉注射，每日2次。',
  kind: 'record' as const,
  evidence: [{ start: 120, end: 137, text: '呋塞米20mg静脉注射' }],
}

/** A settled statement into the store, against the same row into a bare file with the same cipher and settings; one after the other, p95 of each block. */
export const commit: Measurement = {
  keys: ['commitVsBare'],
  needsModel: false,
  run({ rounds }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yizhai-bench-'))
    const key = Buffer.alloc(32, 7)
    const store = openStore({ path: path.join(folder, 'store.db'), key })
    const bare = openDatabase(path.join(folder, 'bare.db'), key)
    try {
      applySettings(bare)
      bare.exec('CREATE TABLE statements (draft_id TEXT, section_id TEXT, number INTEGER, at INTEGER, statement_json TEXT) STRICT')
      const insert = bare.prepare('INSERT INTO statements VALUES (?, ?, ?, ?, ?)')
      const json = JSON.stringify(statement)
      const timed = (work: () => void) => {
        const startedAt = performance.now()
        work()
        return performance.now() - startedAt
      }
      const p95 = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
      const [samples, ownP95]: [number[], number[]] = [[], []]
      for (let block = 0; block < Math.max(4, Math.round(rounds / 2)); block++) {
        const draftId = addRunningDraft(store, addNote(store))
        const [own, others]: [number[], number[]] = [[], []]
        for (let number = 0; number < writesABlock; number++) {
          own.push(timed(() => appendStatement(store, { draftId, sectionId: 'diagnosis', statement, at: number })))
          others.push(timed(() => insert.run(draftId, 'diagnosis', number, number, json)))
        }
        samples.push(p95(own) / p95(others))
        ownP95.push(p95(own))
      }
      const ms = [...ownP95].sort((a, b) => a - b)[ownP95.length >> 1] ?? Number.NaN
      return Promise.resolve({ commitVsBare: { samples, detail: `ours ${ms.toFixed(2)} ms p95` } })
    } finally {
      closeStore(store)
      bare.close()
      fs.rmSync(folder, { recursive: true })
    }
  },
}
