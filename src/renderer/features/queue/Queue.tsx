import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { queueOrder } from '../../state/queueOrder.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { pasteKeys, shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { NothingShown } from './NothingShown.tsx'
import styles from './Queue.module.css'
import { QueueEmpty } from './QueueEmpty.tsx'
import { QueueList } from './QueueList.tsx'
import { countsOf, foundRows, queueRows } from './queueRows.ts'
import { QueueSearch } from './QueueSearch.tsx'

/** The notes: how to add one, the search and the filter, and what they show. */
export function Queue({ onOpened }: { readonly onOpened: () => void }) {
  const { t } = useTranslation()
  const isEmpty = useWorkstation((state) => state.notes.length === 0)
  const isImporting = useWorkstation((state) => state.isImporting)
  const openRecordFile = useWorkstation((state) => state.openRecordFile)
  const openDialog = useWorkstation((state) => state.openDialog)

  return (
    <>
      <div className={styles.actions}>
        <Button
          keys={shortcuts.openFile.shown}
          ariaKeys={shortcuts.openFile.aria}
          disabled={isImporting}
          onClick={() => void openRecordFile()}
          data-testid="open-record"
        >
          {t('queue.open')}
        </Button>
        <Button keys={pasteKeys} ariaKeys="Control+V" onClick={() => openDialog({ kind: 'paste' })} data-testid="paste-record">
          {t('queue.paste')}
        </Button>
      </div>
      {isImporting ? (
        <p className={styles.importing} role="status">
          {t('queue.importing')}
        </p>
      ) : null}
      {isEmpty ? <QueueEmpty /> : <Notes onOpened={onOpened} />}
    </>
  )
}

function Notes({ onOpened }: { readonly onOpened: () => void }) {
  const { t } = useTranslation()
  const notes = useWorkstation((state) => state.notes)
  const filter = useWorkstation((state) => state.queueFilter)
  const searched = useWorkstation((state) => state.searched)
  const failure = useWorkstation((state) => state.searchFailure)
  const nowMs = Date.now()
  const today = new Date(nowMs).toDateString()
  // The groups change with the day, not with the millisecond.
  const parts = useMemo(() => queueOrder(notes, nowMs), [notes, today])
  const rows = useMemo(
    () => (searched === null ? queueRows(parts, filter) : foundRows(parts, filter, searched.hits)),
    [parts, filter, searched],
  )
  const found = searched === null ? null : rows.filter((row) => row.kind === 'note').length

  return (
    <>
      <QueueSearch countOf={countsOf(parts)} onOpened={onOpened} />
      <p className="hidden-visually" role="status" data-testid="search-news">
        {found === null ? null : t('search.found', { count: found })}
      </p>
      {failure === null ? null : (
        <Notice tone="red" testId="search-failure" code={failure.code}>
          {t('search.failed')} <FailureText failure={failure} />
        </Notice>
      )}
      {rows.length === 0 ? <NothingShown query={searched?.query ?? null} filter={filter} /> : <QueueList rows={rows} onOpened={onOpened} />}
      {searched?.isCut === true && rows.length > 0 ? (
        <p className={styles.cut} data-testid="search-cut">
          {t('search.cut', { count: searched.hits.length })}
        </p>
      ) : null}
    </>
  )
}
