import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumQueryCharacters } from '../../../shared/limits.ts'
import { queueFilters, type QueueFilter } from '../../state/queueOrder.ts'
import { SearchIcon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Queue.module.css'

type QueueSearchProps = { readonly countOf: (filter: QueueFilter) => number; readonly onOpened: () => void }

/** The field searches while it is typed in; ↓ goes to what was found, Enter opens the first, Esc ends the search. */
export function QueueSearch({ countOf, onOpened }: QueueSearchProps) {
  const { t } = useTranslation()
  const query = useWorkstation((state) => state.query)
  const setQuery = useWorkstation((state) => state.setQuery)
  const openFirstFound = useWorkstation((state) => state.openFirstFound)
  const filter = useWorkstation((state) => state.queueFilter)
  const setQueueFilter = useWorkstation((state) => state.setQueueFilter)
  const keysPressed = useRef(0)

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    keysPressed.current++
    if (event.nativeEvent.isComposing) return
    const pane = event.currentTarget.closest('[data-pane]')
    if (event.key === 'Escape' && query !== '') {
      event.preventDefault()
      setQuery('')
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      pane?.querySelector<HTMLElement>('[data-note][tabindex="0"]')?.focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      void openFound(pane)
    }
  }

  async function openFound(pane: Element | null): Promise<void> {
    const pressed = keysPressed.current
    if (!(await openFirstFound())) return
    onOpened()
    // who is back in the field meanwhile, and goes on there, stays there
    requestAnimationFrame(
      () => keysPressed.current === pressed && pane?.querySelector<HTMLElement>('[data-note][aria-selected=true]')?.focus(),
    )
  }

  return (
    <div className={styles.find} role="search">
      <span className={styles.field}>
        <SearchIcon size={14} />
        <input
          type="search"
          aria-label={t('search.label')}
          aria-keyshortcuts={shortcuts.searchNotes.aria}
          title={t('search.label')}
          placeholder={t('search.placeholder')}
          maxLength={maximumQueryCharacters}
          spellCheck={false}
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          data-testid="queue-search"
        />
        {query === '' ? <Kbd keys={shortcuts.searchNotes.shown} /> : null}
      </span>
      <select
        className={styles.filter}
        aria-label={t('search.filter')}
        value={filter}
        onChange={(event) => setQueueFilter(event.target.value as QueueFilter)}
        data-testid="queue-filter"
      >
        {queueFilters.map((name) => (
          <option key={name} value={name}>
            {t(`search.filters.${name}`, { count: countOf(name) })}
          </option>
        ))}
      </select>
    </div>
  )
}
