import { parentPort as threadPort } from 'node:worker_threads'
import { failureOf } from '../../shared/errors.ts'
import { convertFile } from './convertFile.ts'
import { readOrderSchema } from './readerProtocol.ts'

/** Entry of the process that reads one file and is thrown away. It has no network, no store, and is ended by its parent when it takes too long. */
type Port = { on(event: 'message', listener: (message: unknown) => void): unknown; postMessage(message: unknown): void }

const electronPort = (process as unknown as { parentPort?: Port }).parentPort
const send = (message: unknown) => {
  const port = electronPort ?? threadPort
  if (port) port.postMessage(message)
  else process.send?.(message)
}

async function read(message: unknown): Promise<void> {
  try {
    const { base64, ...file } = readOrderSchema.parse(message)
    send({ type: 'converted', file: await convertFile({ ...file, bytes: Buffer.from(base64, 'base64') }) })
  } catch (error) {
    send({ type: 'failed', failure: failureOf(error) })
  }
}

if (electronPort) electronPort.on('message', (event) => void read((event as { data: unknown }).data))
else if (threadPort) threadPort.on('message', (message: unknown) => void read(message))
else {
  process.on('message', (message) => void read(message))
  process.on('disconnect', () => process.exit(0))
}
send({ type: 'ready' })
