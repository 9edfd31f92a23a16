import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../useWorkstation.ts'
import { QueueItem } from './QueueItem.tsx'
import type { QueueRow } from './queueRows.ts'
import styles from './Queue.module.css'

type QueueListProps = { readonly rows: readonly QueueRow[]; readonly onOpened: () => void }

const headingHeight = 30
const itemHeight = 54

/** Rows of notes: ↑ ↓ Home End open, Enter on a note without a draft starts one. Only the rows in sight are in the page. */
export function QueueList({ rows, onOpened }: QueueListProps) {
  const { t } = useTranslation()
  const openNote = useWorkstation((state) => state.openNote)
  const openNoteId = useWorkstation((state) => state.openNoteId)
  const requestDraft = useWorkstation((state) => state.requestDraft)
  const list = useRef<HTMLDivElement>(null)
  const nowMs = Date.now()
  const total = rows.reduce((count, row) => count + (row.kind === 'note' ? 1 : 0), 0)
  const openIndex = rows.findIndex((row) => row.kind === 'note' && row.note.id === openNoteId)
  const reachableIndex = openIndex >= 0 ? openIndex : rows.findIndex((row) => row.kind === 'note')

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: (index) => (rows[index]?.kind === 'heading' ? headingHeight : itemHeight),
    getItemKey: (index) => keyOf(rows[index]) ?? index,
    overscan: 8,
    useFlushSync: false,
    // The row with the focus stays in the page when it is scrolled away, or the focus would be lost.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), Math.max(reachableIndex, 0)])].sort((a, b) => a - b),
  })

  useEffect(() => {
    if (openIndex < 0) return
    virtualizer.scrollToIndex(openIndex)
    const isFocusFree = document.activeElement === document.body || document.activeElement?.closest('[data-note]') != null
    if (isFocusFree) focusNote(list.current, openNoteId)
    // Follows the open note, not every move of the list.
  }, [openNoteId, openIndex])

  async function open(row: QueueRow | undefined, isLeavingQueue: boolean): Promise<void> {
    if (row?.kind !== 'note') return
    if (row.note.id !== openNoteId) await openNote(row.note.id)
    if (isLeavingQueue) onOpened()
  }

  async function onKeyDown(event: KeyboardEvent): Promise<void> {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const noteIndexes = rows.flatMap((row, index) => (row.kind === 'note' ? [index] : []))
    const at = noteIndexes.indexOf(reachableIndex)
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / itemHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -rows.length,
      End: rows.length,
    }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = noteIndexes[Math.min(Math.max(at + step, 0), noteIndexes.length - 1)]
      await open(rows[next ?? -1], false)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const row = rows[reachableIndex]
      await open(row, true)
      if (row?.kind === 'note' && (row.note.phase === 'recorded' || row.note.phase === 'stopped')) await requestDraft()
    }
  }

  return (
    <div ref={list} className={styles.list}>
      <div
        role="listbox"
        aria-label={t('queue.label')}
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => void onKeyDown(event)}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          if (row === undefined) return null
          if (row.kind === 'heading') {
            return (
              <div
                key={key}
                className={styles.heading}
                data-testid="queue-heading"
                data-group={row.group}
                style={{ transform: `translateY(${start}px)` }}
                aria-hidden="true"
              >
                {t(`queue.groups.${row.group}`)}
                <span>{row.count}</span>
              </div>
            )
          }
          return (
            <QueueItem
              key={key}
              note={row.note}
              position={row.position}
              total={total}
              hit={row.hit}
              top={start}
              isSelected={row.note.id === openNoteId}
              isReachable={index === reachableIndex}
              nowMs={nowMs}
              onOpen={() => void open(row, true)}
            />
          )
        })}
      </div>
    </div>
  )
}

function keyOf(row: QueueRow | undefined): string | undefined {
  return row === undefined || row.kind === 'note' ? row?.note.id : row.group
}

function focusNote(list: HTMLElement | null, noteId: string | null): void {
  requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-note="${noteId}"]`)?.focus({ preventScroll: true }))
}
