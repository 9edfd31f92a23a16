import { loadResources, resourcesFolder } from '../../../src/main/resources/loadResources.ts'
import { speedPairs } from '../../guardSpeed/speedPairs.ts'
import { median } from '../../statistics.ts'
import type { Measurement } from '../measurement.ts'

/** Reading a record and checking a draft, without a model; `npm run guard:speed` has more. */
export const guard: Measurement = {
  keys: ['guardUsPerPair'],
  needsModel: false,
  run({ isQuick }) {
    const own = loadResources(resourcesFolder(import.meta.dirname)).guard()
    const pairs = speedPairs(isQuick ? 60 : 300)
    const round = () =>
      median(
        pairs.map(({ record, draft }) => {
          const startedAt = performance.now()
          own.check(own.readRecord(record), draft)
          return 1000 * (performance.now() - startedAt)
        }),
      )
    // the first one warms the compiler
    round()
    return Promise.resolve({ guardUsPerPair: { samples: Array.from({ length: 5 }, round) } })
  },
}
