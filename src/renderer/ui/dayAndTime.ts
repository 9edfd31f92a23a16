/** 2026-11-25. */
export function dayOf(atMs: number): string {
  return dayAndTime(atMs).slice(0, 10)
}

/** Where a time is read years later: 2026-11-25 09:43. */
export function dayAndTime(atMs: number): string {
  const date = new Date(atMs)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}
