import type { HostOrder, HostProcess, HostReport } from '../hostProtocol.ts'

/** A child that is no process: a test says what it answers, and when it dies. Never part of the built program. */
export class FakeHost implements HostProcess {
  readonly pid = 1
  readonly orders: HostOrder[] = []
  isKilled = false
  readonly #answer: (order: HostOrder, host: FakeHost) => void
  #onMessage: (message: unknown) => void = () => undefined
  #onExit: (code: number) => void = () => undefined

  constructor(answer: (order: HostOrder, host: FakeHost) => void) {
    this.#answer = answer
  }

  send(order: HostOrder): void {
    this.orders.push(order)
    queueMicrotask(() => {
      if (!this.isKilled) this.#answer(order, this)
    })
  }

  report(report: HostReport): void {
    this.#onMessage(report)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#onMessage = listener
  }

  onExit(listener: (code: number) => void): void {
    this.#onExit = listener
  }

  kill(): void {
    this.isKilled = true
  }

  die(): void {
    this.isKilled = true
    this.#onExit(1)
  }
}
