export type DrillOutcome = {
  /** Faults that were put in. */
  readonly tried: number
  /** After how many the program stood as it must: nothing acknowledged gone, and the fault told. */
  readonly survived: number
  /** Acknowledged things that were gone, or wrong text that was shown. */
  readonly lost: number
  /** What was measured, then what went wrong; no text of a record. */
  readonly notes: readonly string[]
}
export type DrillResult = DrillOutcome & { readonly drill: string; readonly seconds: number }

/** Counts faults one by one. */
export class DrillCount {
  #tried = 0
  #survived = 0
  #lost = 0
  readonly #notes: string[] = []

  /** `wrong`: what was not as it must be; empty where all was. */
  fault(name: string, wrong: readonly string[], lost = 0): void {
    this.#tried++
    this.#lost += lost
    if (wrong.length === 0 && lost === 0) this.#survived++
    else this.#notes.push(`${name}: ${wrong.join('; ')}${lost > 0 ? `; lost ${lost}` : ''}`)
  }

  outcome(...measured: readonly string[]): DrillOutcome {
    return { tried: this.#tried, survived: this.#survived, lost: this.#lost, notes: [...measured, ...this.#notes.slice(0, 20)] }
  }
}
