/** One occurrence of pattern `pattern` (its index) that ends before `end`. */
type Report = (pattern: number, end: number) => void

const stepBits = 16
const emptyKey = -1

/**
 * All occurrences of many strings in one pass over the text, whatever their number (Aho and Corasick, 1975). Works on UTF-16 units; the
 * caller folds both sides alike. Own code: the packages that exist keep a Map a node (too slow and too large for 30,000 terms) or work on bytes.
 */
export class AhoCorasick {
  readonly #keys: Float64Array
  readonly #targets: Int32Array
  readonly #mask: number
  readonly #rootTargets = new Int32Array(1 << stepBits)
  readonly #fail: Int32Array
  /** Pattern that ends at a node, or -1; equal patterns are one. */
  readonly #pattern: Int32Array
  /** Next node on the failure path that ends a pattern, or 0. */
  readonly #output: Int32Array
  readonly #lengths: Int32Array

  constructor(patterns: readonly string[]) {
    const units = patterns.reduce((sum, pattern) => sum + pattern.length, 0)
    let size = 1024
    while (size < 2 * units) size *= 2
    this.#mask = size - 1
    this.#keys = new Float64Array(size).fill(emptyKey)
    this.#targets = new Int32Array(size)
    this.#lengths = Int32Array.from(patterns, (pattern) => pattern.length)

    const parents: number[] = [0]
    const steps: number[] = [0]
    const ends: number[] = [-1]
    patterns.forEach((pattern, index) => {
      if (pattern === '') throw new Error('an empty pattern occurs everywhere')
      let node = 0
      for (let place = 0; place < pattern.length; place++) {
        const unit = pattern.charCodeAt(place)
        let next = this.#step(node, unit)
        if (next === 0) {
          next = parents.length
          parents.push(node)
          steps.push(unit)
          ends.push(-1)
          this.#add(node, unit, next)
        }
        node = next
      }
      if (ends[node] === -1) ends[node] = index
    })
    this.#pattern = Int32Array.from(ends)
    this.#fail = new Int32Array(parents.length)
    this.#output = new Int32Array(parents.length)
    this.#linkFailures(parents, steps)
  }

  /** Nodes of one depth come before deeper ones, so that a node's failure target is always linked first. */
  #linkFailures(parents: readonly number[], steps: readonly number[]): void {
    const depth = new Int32Array(parents.length)
    for (let node = 1; node < parents.length; node++) depth[node] = (depth[parents[node] as number] as number) + 1
    const order = Array.from({ length: parents.length - 1 }, (_, index) => index + 1).sort(
      (a, b) => (depth[a] as number) - (depth[b] as number),
    )
    for (const node of order) {
      const parent = parents[node] as number
      const unit = steps[node] as number
      let target = 0
      if (parent !== 0) {
        let fallback = this.#fail[parent] as number
        while ((target = this.#step(fallback, unit)) === 0 && fallback !== 0) fallback = this.#fail[fallback] as number
      }
      this.#fail[node] = target
      this.#output[node] = this.#pattern[target] !== -1 ? target : (this.#output[target] as number)
    }
  }

  #slot(node: number, unit: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) & this.#mask
    const key = node * 65_536 + unit
    for (;;) {
      const found = this.#keys[slot]
      if (found === key || found === emptyKey) return slot
      slot = (slot + 1) & this.#mask
    }
  }

  #add(node: number, unit: number, target: number): void {
    if (node === 0) {
      this.#rootTargets[unit] = target
      return
    }
    const slot = this.#slot(node, unit)
    this.#keys[slot] = node * 65_536 + unit
    this.#targets[slot] = target
  }

  #step(node: number, unit: number): number {
    return node === 0 ? (this.#rootTargets[unit] as number) : (this.#targets[this.#slot(node, unit)] as number)
  }

  /** Reports every occurrence, by its end, longer patterns before shorter ones that end at the same place. */
  search(text: string, report: Report): void {
    let node = 0
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      let next = this.#step(node, unit)
      while (next === 0 && node !== 0) {
        node = this.#fail[node] as number
        next = this.#step(node, unit)
      }
      node = next
      for (
        let found = this.#pattern[node] === -1 ? (this.#output[node] as number) : node;
        found !== 0;
        found = this.#output[found] as number
      )
        report(this.#pattern[found] as number, index + 1)
    }
  }

  lengthOf(pattern: number): number {
    return this.#lengths[pattern] as number
  }
}
