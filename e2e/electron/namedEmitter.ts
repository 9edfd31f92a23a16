import { EventEmitter } from 'node:events'
import { missing } from './missing.ts'

/** Base of the stand-in's classes. What a subclass lacks throws by name; its `#private` fields land on the proxy, so they work. */
export class NamedEmitter extends EventEmitter {
  constructor(path: string) {
    super()
    return missing(path, this)
  }
}
