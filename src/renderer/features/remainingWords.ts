import type { TFunction } from 'i18next'

const minuteMs = 60_000
const hourMinutes = 60

/** How long it still takes, no finer than an estimate is. */
export function remainingWords(t: TFunction, remainingMs: number): string {
  const minutes = Math.round(remainingMs / minuteMs)
  if (minutes < 1) return t('batch.remaining.seconds')
  if (minutes < 2 * hourMinutes) return t('batch.remaining.minutes', { count: minutes })
  return t('batch.remaining.hours', { count: Math.round(minutes / hourMinutes) })
}
