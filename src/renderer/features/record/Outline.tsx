import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../shared/note.ts'
import { isTitled } from '../../state/recordSlice.ts'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './RecordPane.module.css'

/** More than these would be no outline; the rest is in a list to choose from. */
const maximumButtons = 24

/** The headings that were found, in one row: a click or Enter jumps there, ← → move along it. */
export function Outline({ segments }: { readonly segments: readonly Segment[] }) {
  const { t } = useTranslation()
  const reveal = useWorkstation((state) => state.reveal)
  const row = useRef<HTMLDivElement>(null)
  const atSegment = useWorkstation((state) => state.atSegment)
  const titled = segments.filter(isTitled)
  // the reader is under the last heading that stands above
  const current = titled.findLast(({ number }) => number <= (atSegment ?? 1))?.number
  const rest = titled.slice(maximumButtons)

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const buttons = [...(row.current?.querySelectorAll('button') ?? [])]
    const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])

  if (titled.length === 0) return null
  return (
    <nav
      className={styles.outline}
      aria-label={t('record.outline')}
      title={`${t('commands.name.nextHeading')} ${shortcuts.nextHeading.shown}`}
      aria-keyshortcuts={`${shortcuts.previousHeading.aria} ${shortcuts.nextHeading.aria}`}
      data-testid="outline"
    >
      <div ref={row} className={styles.headings} onKeyDown={onKeyDown}>
        {titled.slice(0, maximumButtons).map((segment, index) => (
          <button
            key={segment.number}
            type="button"
            tabIndex={index === 0 ? 0 : -1}
            aria-current={segment.number === current ? 'location' : undefined}
            title={t('draft.statement.segment', { number: segment.number })}
            onClick={() => reveal(segment.start, segment.end)}
          >
            {segment.heading}
          </button>
        ))}
      </div>
      {rest.length > 0 ? (
        <select
          aria-label={t('record.more')}
          value=""
          onChange={(event) => {
            const segment = rest.find((other) => String(other.number) === event.target.value)
            if (segment) reveal(segment.start, segment.end)
          }}
        >
          <option value="" disabled>
            {t('record.more')}
          </option>
          {rest.slice(0, 2000).map((segment) => (
            <option key={segment.number} value={segment.number}>
              {t('draft.statement.segmentHeading', { number: segment.number, heading: segment.heading })}
            </option>
          ))}
        </select>
      ) : null}
    </nav>
  )
}
