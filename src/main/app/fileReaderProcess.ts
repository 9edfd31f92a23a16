import type { UtilityProcess } from 'electron'

/** Structural, so that this file needs no Electron at run time. */
type Forker = {
  fork(modulePath: string, args?: string[], options?: { serviceName?: string; stdio?: 'ignore'; execArgv?: string[] }): UtilityProcess
}

const memoryMegabytes = 512

/** The process that reads one file, as a utility process; thrown away afterwards. Its output is dropped: it may hold text of the record. */
export function fileReaderInUtilityProcess(utilityProcess: Forker, entry: string) {
  const child = utilityProcess.fork(entry, [], {
    serviceName: 'yizhai file reader',
    stdio: 'ignore',
    execArgv: [`--max-old-space-size=${String(memoryMegabytes)}`],
  })
  return {
    send: (order: unknown) => {
      child.postMessage(order)
    },
    onMessage: (listener: (message: unknown) => void) => {
      child.on('message', listener)
    },
    onExit: (listener: () => void) => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill()
    },
  }
}
