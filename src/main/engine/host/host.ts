import os from 'node:os'
import type { HostOrder } from '../hostProtocol.ts'
import { HostSession } from './hostSession.ts'

/** Entry of the model's own process: orders in, reports out. `GGML_ASSERT` aborts, so it must never run where the physician's text lives. */
type ParentPort = { on(event: 'message', listener: (message: { data: unknown }) => void): void; postMessage(message: unknown): void }

// while the model takes every core, the window comes first; Windows knows only whole classes
os.setPriority(process.platform === 'win32' ? os.constants.priority.PRIORITY_BELOW_NORMAL : 5)

const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
const send = parentPort ? (message: unknown) => parentPort.postMessage(message) : (message: unknown) => process.send?.(message)
const session = new HostSession(send, () => process.exit(0))
const take = (message: unknown) => void session.take(message as HostOrder)

if (parentPort) parentPort.on('message', ({ data }) => take(data))
else {
  process.on('message', take)
  process.on('disconnect', () => process.exit(0))
}
