import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { dieWithParent } from '../electron/dieWithParent.ts'

let running: { readonly server: ChildProcess; readonly display: Promise<string> } | undefined

/** This process's own X server, started once: `:N` with a number that it chose free. `undefined` where no X server is needed. */
export async function virtualDisplay(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined
  running ??= start()
  return running.display
}

/** Ends the X server, and with it whatever still serves its clipboard. */
export async function stopVirtualDisplay(): Promise<void> {
  const server = running?.server
  running = undefined
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  server.ref()
  const exited = once(server, 'exit')
  server.kill('SIGKILL')
  await exited
}

function start(): NonNullable<typeof running> {
  const screen = ['-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3']
  const server = spawn(...dieWithParent('Xvfb', screen), { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.once('exit', () => server.kill('SIGKILL'))
  return { server, display: displayOf(server) }
}

async function displayOf(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3] as Socket
  return new Promise((resolve, reject) => {
    let text = ''
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (!text.endsWith('\n')) return
      // from here on the server must not keep this process alive
      pipe.unref()
      server.unref()
      resolve(`:${text.trim()}`)
    })
    server.once('error', reject)
    server.once('exit', () => {
      reject(new Error('Xvfb did not start: is it installed (apt-get install xvfb)?'))
    })
  })
}
