import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { Worker } from 'node:worker_threads'
import { importLimits } from '../importers/importLimits.ts'
import type { ReaderProcess } from '../importers/readerProtocol.ts'

const maxOldGenerationSizeMb = importLimits.memoryMegabytes

/** The process that reads one file, for the command line. The installed program can't be started as Node, and there a thread with the same limits does it. */
export function startFileReader(): ReaderProcess {
  const built = path.join(import.meta.dirname, 'fileReader.js')
  const entry = fs.existsSync(built) ? built : path.join(import.meta.dirname, '..', 'importers', 'fileReader.ts')
  return process.versions['electron'] === undefined ? inProcess(entry) : inThread(entry)
}

function inProcess(entry: string): ReaderProcess {
  const child = fork(entry, { stdio: 'ignore', execArgv: [`--max-old-space-size=${String(maxOldGenerationSizeMb)}`] })
  return {
    send: (order) => child.send(order, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      child.on('error', listener)
      child.on('exit', listener)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

function inThread(entry: string): ReaderProcess {
  const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb }, stdout: true, stderr: true })
  return {
    send: (order) => {
      thread.postMessage(order)
    },
    onMessage: (listener) => thread.on('message', listener),
    onExit: (listener) => {
      thread.on('error', listener)
      thread.on('exit', listener)
    },
    kill: () => void thread.terminate(),
  }
}
