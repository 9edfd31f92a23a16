import { EventEmitter } from 'node:events'
import { missing } from './missing.ts'

/**
 * `electron` inside a utility process, and its `process.parentPort` over child_process's channel.
 * As with a real port, messages wait for the first listener, and only a listener keeps the process alive.
 */
class ParentPort extends EventEmitter {
  readonly #waiting: unknown[] = []

  constructor() {
    super()
    process.on('message', (data) => {
      if (this.listenerCount('message') === 0) this.#waiting.push(data)
      else this.#deliver(data)
    })
    process.on('disconnect', () => process.exit(0)) // no orphan outlives its parent
    process.channel?.unref()
    this.on('newListener', (event) => {
      if (event !== 'message') return
      process.channel?.ref()
      queueMicrotask(() => {
        for (const data of this.#waiting.splice(0)) this.#deliver(data)
      })
    })
    this.on('removeListener', (event) => {
      if (event === 'message' && this.listenerCount('message') === 0) process.channel?.unref()
    })
  }

  #deliver(data: unknown): void {
    this.emit('message', { data, ports: [] })
  }

  postMessage(message: unknown): void {
    process.send?.(message)
  }
}

Object.defineProperty(process, 'parentPort', { value: missing('parentPort', new ParentPort()) })
Object.defineProperty(process, 'type', { value: 'utility' })

export const net = missing('net', {})
export const systemPreferences = missing('systemPreferences', {})
export default { net, systemPreferences }
