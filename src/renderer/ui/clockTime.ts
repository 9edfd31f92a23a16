/** Hours and minutes, with seconds where they tell something: 09:43 or 09:43:08. */
export function clockTime(atMs: number, hasSeconds = false): string {
  const date = new Date(atMs)
  const parts = [date.getHours(), date.getMinutes(), ...(hasSeconds ? [date.getSeconds()] : [])]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

export function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString()
}

/** The time of a note of today, the day of an older one: 09:43 or 11-24. */
export function shortTime(atMs: number, nowMs: number): string {
  if (isSameDay(atMs, nowMs)) return clockTime(atMs)
  const date = new Date(atMs)
  return [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
