import { useTranslation } from 'react-i18next'
import type { QueueFilter } from '../../state/queueOrder.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Queue.module.css'

const filterWords = {
  all: 'search.noneInFilter',
  needsEyes: 'search.noneNeedsEyes',
  clear: 'search.noneClear',
  waiting: 'search.noneWaiting',
  signed: 'search.noneSigned',
} as const

/** Why there is nothing, and what would be found: by a search, or behind the filter. */
export function NothingShown({ query, filter }: { readonly query: string | null; readonly filter: QueueFilter }) {
  const { t } = useTranslation()
  const setQueueFilter = useWorkstation((state) => state.setQueueFilter)
  return (
    <div className={styles.empty} data-testid="nothing-shown">
      {query === null ? (
        <>
          <h2>{t('search.noneInFilter')}</h2>
          <p>{t(filterWords[filter])}</p>
        </>
      ) : (
        <>
          <h2>{t('search.none', { query })}</h2>
          <ul>
            <li>{t('search.tips.short')}</li>
            <li>{t('search.tips.words')}</li>
            <li>{t('search.tips.where')}</li>
          </ul>
        </>
      )}
      {filter === 'all' ? null : (
        <Button onClick={() => setQueueFilter('all')} data-testid="show-all">
          {t(query === null ? 'search.showAll' : 'search.everywhere')}
        </Button>
      )}
    </div>
  )
}
