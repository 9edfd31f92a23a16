import { useTranslation } from 'react-i18next'
import type { NoteSummary } from '../../../shared/note.ts'
import { shortTime } from '../../ui/clockTime.ts'
import { Dot } from '../../ui/Dot.tsx'
import { phaseTone } from '../phaseTone.ts'
import styles from './Queue.module.css'

type QueueItemProps = {
  readonly note: NoteSummary
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

export function QueueItem({ note, position, total, top, isSelected, isReachable, nowMs, onOpen }: QueueItemProps) {
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
      onClick={onOpen}
    >
      <Dot tone={phaseTone[note.phase]} />
      <span className={styles.title}>
        <span className={styles.name}>{note.title}</span>
        {note.isSample ? <span className={styles.tag}>{t('queue.sample')}</span> : null}
      </span>
      <time className={styles.time}>{shortTime(note.createdAt, nowMs)}</time>
      <span className={styles.preview}>
        <span className={styles.phase}>{t(`phase.${note.phase}`)}</span>
        {saysMore(note) ? ` · ${note.preview}` : null}
      </span>
    </div>
  )
}
