import { searchNotes } from '../../../src/main/notes/searchNotes.ts'
import { closeStore } from '../../../src/main/store/openStore.ts'
import { fillStore } from '../../searchSpeed/filledStore.ts'
import type { Measurement } from '../measurement.ts'

const drafts = 100_000
const draftsOfALook = 5_000

/** The search over an encrypted store of invented notes, each with a draft. Each query counts twice: as the first of its kind, and again. */
export const search: Measurement = {
  keys: ['searchP95Ms'],
  needsModel: false,
  run({ isQuick }) {
    const count = isQuick ? draftsOfALook : drafts
    const filled = fillStore(count)
    try {
      const store = filled.open()
      const round = () =>
        filled.queries
          .map((query) => {
            const startedAt = performance.now()
            searchNotes({ store }, { query })
            return performance.now() - startedAt
          })
          .sort((one, other) => one - other)
      const rounds = [round(), round(), round()]
      closeStore(store)
      const samples = rounds.map((times) => times[Math.floor(times.length * 0.95)] ?? Number.NaN)
      return Promise.resolve({ searchP95Ms: { samples, statistic: 'greatest', detail: `${String(count)} notes with a draft each` } })
    } finally {
      filled.remove()
    }
  },
}
