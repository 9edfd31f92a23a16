import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/note.ts'
import { clockTime, isSameDay, shortTime } from '../../ui/clockTime.ts'

/** Seconds tell versions of one minute apart; the day stands before them where it is not today: 09:43:08 or 11-24 09:43:08. */
export function versionTime(atMs: number): string {
  const now = Date.now()
  return isSameDay(atMs, now) ? clockTime(atMs, true) : `${shortTime(atMs, now)} ${clockTime(atMs, true)}`
}

/** What a version is called where it has to be told from every other. */
export function useVersionName(): (entry: HistoryEntry) => string {
  const { t } = useTranslation()
  return ({ version, kind, at }) =>
    [version === 0 ? null : t('history.number', { version }), t(`history.kind.${kind}`), versionTime(at)]
      .filter((part) => part !== null)
      .join(' · ')
}
