import { peakRssMb } from '../memoryOf.ts'
import type { Measurement } from '../measurement.ts'

/** The model's own process once it has read and written: file, repacked weights, cache of the whole window, buffers. */
export const hostMemory: Measurement = {
  keys: ['hostRssMb'],
  needsModel: true,
  async run({ app, copying }) {
    const side = await app()
    await side.msPerToken({ ...copying, maximumTokens: 4 })
    const peak = side.hostPid === undefined ? undefined : peakRssMb(side.hostPid)
    return { hostRssMb: peak === undefined ? { reason: 'this system does not tell the memory of a process' } : { samples: [peak] } }
  },
}
