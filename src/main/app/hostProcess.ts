import type { UtilityProcess } from 'electron'
import type { HostProcess } from '../engine/hostProtocol.ts'

/** Structural, so that this file needs no Electron at run time. */
type Forker = { fork(modulePath: string, args?: string[], options?: { serviceName?: string; stdio?: 'ignore' }): UtilityProcess }

/** The model's process as a utility process. Its output is dropped: native code may print what it is fed. */
export function hostInUtilityProcess(utilityProcess: Forker, entry: string): HostProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'yizhai model', stdio: 'ignore' })
  return {
    get pid() {
      return child.pid
    },
    send: (order) => {
      child.postMessage(order)
    },
    onMessage: (listener) => {
      child.on('message', listener)
    },
    onExit: (listener) => {
      child.on('exit', listener)
    },
    kill: () => {
      child.kill()
    },
  }
}
