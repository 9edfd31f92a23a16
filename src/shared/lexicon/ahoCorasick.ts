/** One occurrence of pattern `pattern` (its index) that ends before `end`. */
type Report = (pattern: number, end: number) => void

const noPattern = -1
const notLinked = -1

/**
 * All occurrences of many strings in one pass over the text, whatever their number (Aho and Corasick, 1975). Works on UTF-16 units; the
 * caller folds both sides alike. Own code: the packages that exist keep a Map a node (too slow and too large for 30,000 terms) or work on bytes.
 * A trie in typed arrays, its edges in one open-addressed table that holds only the child: the child knows the edge it hangs on.
 */
export class AhoCorasick {
  readonly #edges: Int32Array
  readonly #mask: number
  readonly #rootEdges = new Int32Array(1 << 16)
  readonly #parent: Int32Array
  readonly #unit: Uint16Array
  readonly #fail: Int32Array
  /** Pattern that ends at a node, or -1; equal patterns are one. */
  readonly #pattern: Int32Array
  /** Next node on the failure path that ends a pattern, or 0. */
  readonly #output: Int32Array
  readonly #lengths: Int32Array
  #size = 1

  constructor(patterns: readonly string[]) {
    const units = patterns.reduce((sum, pattern) => sum + pattern.length, 0)
    let slots = 1024
    while (slots < 2 * units) slots *= 2
    this.#mask = slots - 1
    this.#edges = new Int32Array(slots)
    this.#parent = new Int32Array(units + 1)
    this.#unit = new Uint16Array(units + 1)
    this.#pattern = new Int32Array(units + 1).fill(noPattern)
    this.#lengths = Int32Array.from(patterns, (pattern) => pattern.length)
    for (let index = 0; index < patterns.length; index++) this.#insert(patterns[index] as string, index)
    this.#fail = new Int32Array(this.#size).fill(notLinked)
    this.#fail[0] = 0
    this.#output = new Int32Array(this.#size)
  }

  #insert(pattern: string, index: number): void {
    if (pattern === '') throw new Error('an empty pattern occurs everywhere')
    let node = 0
    for (let place = 0; place < pattern.length; place++) {
      const unit = pattern.charCodeAt(place)
      let next = this.#step(node, unit)
      if (next === 0) {
        next = this.#size++
        this.#parent[next] = node
        this.#unit[next] = unit
        this.#hang(node, unit, next)
      }
      node = next
    }
    if (this.#pattern[node] === noPattern) this.#pattern[node] = index
  }

  /**
   * Links a node, and before it its unlinked ancestors from the top: a node's failure target is shallower than itself and found through its
   * parent's. Done when a text first leads to the node; of a whole dictionary few are ever reached, and linking all would double the start.
   */
  #link(node: number): number {
    const open: number[] = []
    for (let at = node; this.#fail[at] === notLinked; at = this.#parent[at] as number) open.push(at)
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const parent = this.#parent[at] as number
      const unit = this.#unit[at] as number
      let target = 0
      if (parent !== 0) {
        let fallback = this.#fail[parent] as number
        while ((target = this.#step(fallback, unit)) === 0 && fallback !== 0) fallback = this.#failOf(fallback)
      }
      this.#fail[at] = target
      if (target !== 0) this.#failOf(target)
      this.#output[at] = this.#pattern[target] !== noPattern ? target : (this.#output[target] as number)
    }
    return this.#fail[node] as number
  }

  #failOf(node: number): number {
    const target = this.#fail[node] as number
    return target === notLinked ? this.#link(node) : target
  }

  #hang(node: number, unit: number, child: number): void {
    if (node === 0) {
      this.#rootEdges[unit] = child
      return
    }
    let slot = slotOf(node, unit) & this.#mask
    while (this.#edges[slot] !== 0) slot = (slot + 1) & this.#mask
    this.#edges[slot] = child
  }

  #step(node: number, unit: number): number {
    if (node === 0) return this.#rootEdges[unit] as number
    let slot = slotOf(node, unit) & this.#mask
    for (;;) {
      const child = this.#edges[slot] as number
      if (child === 0 || (this.#parent[child] === node && this.#unit[child] === unit)) return child
      slot = (slot + 1) & this.#mask
    }
  }

  /** Reports every occurrence, by its end, longer patterns before shorter ones that end at the same place. */
  search(text: string, report: Report): void {
    let node = 0
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      let next = this.#step(node, unit)
      while (next === 0 && node !== 0) {
        node = this.#failOf(node)
        next = this.#step(node, unit)
      }
      node = next
      if (node === 0) continue
      this.#failOf(node)
      for (
        let found = this.#pattern[node] === noPattern ? (this.#output[node] as number) : node;
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

/** Its low bits are used: the high half is folded in, since products keep the low bits of their factors. */
function slotOf(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
