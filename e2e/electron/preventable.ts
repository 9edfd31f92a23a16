import type { EventEmitter } from 'node:events'

/** Emits an event that a listener may veto. Returns whether it goes ahead. */
export function goesAhead(emitter: EventEmitter, name: string, details: object = {}, ...more: readonly unknown[]): boolean {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  emitter.emit(name, event, ...more)
  return !event.defaultPrevented
}
