/**
 * A structured clone, as Electron makes of everything that crosses between processes: what cannot be cloned throws.
 * Maps and Sets can, but Playwright would carry them as empty objects, so they throw too. Names nothing outside itself: it also runs in the page.
 */
export function copyForWire<T>(value: T): T {
  const copy = structuredClone(value)
  const left: unknown[] = [copy]
  while (left.length > 0) {
    const next = left.pop()
    if (next instanceof Map || next instanceof Set) throw new Error('a Map or Set between processes: not in the stand-in')
    if (Array.isArray(next) || (typeof next === 'object' && next !== null && Object.getPrototypeOf(next) === Object.prototype))
      left.push(...(Object.values(next) as unknown[]))
  }
  return copy
}
