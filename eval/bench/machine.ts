import os from 'node:os'

/** The machine in words: processor, cores, memory, load, system. */
export function machineName(): string {
  const processor = os.cpus()[0]?.model.trim() ?? 'an unknown processor'
  const memory = `${String(Math.round(os.totalmem() / 2 ** 30))} GB`
  return `${processor} × ${String(os.availableParallelism())}, ${memory}, ${os.type()}, load ${(os.loadavg()[0] ?? 0).toFixed(1)} at the start`
}
