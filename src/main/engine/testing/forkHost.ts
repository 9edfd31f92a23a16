import { fork } from 'node:child_process'
import path from 'node:path'
import type { HostProcess } from '../hostProtocol.ts'

/** For tests and benches: the real host in a child of Node, the same entry that the app starts as a utility process. */
export function forkHost(): HostProcess {
  const child = fork(path.join(import.meta.dirname, '../host/host.ts'), { stdio: 'ignore' })
  return {
    get pid() {
      return child.pid
    },
    // a message to a child that has just died is lost, as it is to a utility process
    send: (order) => child.send(order, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', (code) => listener(code ?? 1)),
    kill: () => child.kill('SIGKILL'),
  }
}
