import { useTranslation } from 'react-i18next'
import type { NoteSummary } from '../../../shared/note.ts'
import type { SearchHit } from '../../../shared/search.ts'
import { shortTime } from '../../ui/clockTime.ts'
import { Dot } from '../../ui/Dot.tsx'
import { noteTone } from './noteTone.ts'
import styles from './Queue.module.css'
import { Snippet } from './Snippet.tsx'

type QueueItemProps = {
  readonly note: NoteSummary
  /** Where the search found it. */
  readonly hit: SearchHit | null
  readonly position: number
  readonly total: number
  readonly top: number
  readonly isSelected: boolean
  readonly isReachable: boolean
  readonly nowMs: number
  readonly onOpen: () => void
}

/** A record without a name is called by its first words, which the preview would only repeat. */
function saysMore({ title, preview }: NoteSummary): boolean {
  const name = title.replace(/…$/, '')
  return preview !== '' && !preview.startsWith(name) && !name.includes(preview.replace(/[。.]$/, ''))
}

export function QueueItem({ note, hit, position, total, top, isSelected, isReachable, nowMs, onOpen }: QueueItemProps) {
  const { t } = useTranslation()
  return (
    <div
      role="option"
      aria-selected={isSelected}
      aria-setsize={total}
      aria-posinset={position}
      tabIndex={isReachable ? 0 : -1}
      className={styles.item}
      style={{ transform: `translateY(${top}px)` }}
      data-testid="queue-item"
      data-phase={note.phase}
      data-note={note.id}
      data-tone={noteTone(note)}
      onClick={onOpen}
    >
      <Dot tone={noteTone(note)} />
      <span className={styles.title}>
        <span className={styles.name}>{note.title}</span>
        {note.isSample ? <span className={styles.tag}>{t('queue.sample')}</span> : null}
      </span>
      <time className={styles.time}>{shortTime(note.createdAt, nowMs)}</time>
      {hit === null ? (
        <span className={styles.preview}>
          <span className={styles.phase}>
            <NoteState note={note} />
          </span>
          {saysMore(note) ? ` · ${note.preview}` : null}
        </span>
      ) : (
        <Snippet hit={hit} />
      )}
    </div>
  )
}

/** The phase in words, and of an unsigned draft what is to check in it. */
function NoteState({ note: { phase, toCheck, isFirstSigned } }: { readonly note: NoteSummary }) {
  const { t } = useTranslation()
  if (phase !== 'drafted') return t(`phase.${phase}`)
  if (isFirstSigned === true) return t('queue.state.firstSigned')
  if (toCheck === null) return t('queue.state.unchecked')
  if (toCheck.reds > 0) return t('queue.state.reds', { count: toCheck.reds })
  return toCheck.ambers > 0 ? t('queue.state.ambers', { count: toCheck.ambers }) : t('queue.state.clear')
}
