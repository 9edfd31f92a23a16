export const percent = (share: number) => `${(share * 100).toFixed(1)} %`

/** 95 % interval of a share (Wilson): holds for few cases and for shares near 0 and 1. */
export function intervalText(hits: number, count: number): string {
  const [low, high] = wilson(hits, count)
  return `${percent(low)}–${percent(high)}`
}

/** `1 of 2: 50.0 % (9.5 %–90.5 %)`, the interval in brackets; a dash where nothing was counted. */
export function shareWithInterval(hits: number, count: number): string {
  if (count === 0) return '–'
  return `${String(hits)} of ${String(count)}: ${percent(hits / count)} (${intervalText(hits, count)})`
}

function wilson(hits: number, count: number): readonly [number, number] {
  if (count === 0) return [0, 1]
  const z = 1.959964
  const share = hits / count
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count)
  const reach = (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)]
}
