import { fork } from 'node:child_process'
import path from 'node:path'
import type { HostProcess } from '../hostProtocol.ts'

const host = path.join(import.meta.dirname, '../host/host.ts')

type Fork = { readonly file?: string; readonly args?: readonly string[]; readonly execArgv?: readonly string[] }

/** For tests, benches and drills: the real host in a child of Node, the same entry that the app starts as a utility process; or `file` in its place. */
export function forkHost({ file = host, args = [], execArgv }: Fork = {}): HostProcess {
  const child = fork(file, [...args], { stdio: 'ignore', ...(execArgv && { execArgv: [...execArgv] }) })
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
