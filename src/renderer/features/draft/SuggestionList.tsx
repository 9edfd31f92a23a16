import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import { Button } from '../../ui/Button.tsx'
import { TurnFailure } from '../TurnFailure.tsx'
import { TurnProgress } from '../TurnProgress.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SuggestionList.module.css'

/** Ideas for the plan that are not from the record, kept apart from the draft by place, mark and line: one comes into it only by its own key. */
export function SuggestionList({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const suggestions = useWorkstation((state) => (state.suggestions?.draftId === draft.id ? state.suggestions : null))
  const focus = useWorkstation((state) => state.suggestionsFocus)
  const requestSuggestions = useWorkstation((state) => state.requestSuggestions)
  const insertSuggestion = useWorkstation((state) => state.insertSuggestion)
  const closeSuggestions = useWorkstation((state) => state.closeSuggestions)
  const { statements = null, failure = null } = suggestions ?? {}

  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [statements, failure])
  useEffect(() => {
    if (focus > 0) box.current?.querySelector<HTMLElement>('[data-testid=insert-suggestion]')?.focus()
  }, [focus])

  if (suggestions === null) {
    return (
      <div className={styles.offer}>
        <Button
          tone="quiet"
          keys={shortcuts.suggestPlan.shown}
          ariaKeys={shortcuts.suggestPlan.aria}
          onClick={() => void requestSuggestions()}
          data-testid="request-suggestions"
        >
          {t('suggest.offer')}
        </Button>
      </div>
    )
  }
  return (
    <section ref={box} className={styles.box} aria-label={t('suggest.title')} data-testid="suggestions">
      <div className={styles.head}>
        <span className={styles.sign} aria-hidden="true">
          ?
        </span>
        <h4>{t('suggest.title')}</h4>
        <Button tone="quiet" onClick={closeSuggestions} data-testid="close-suggestions">
          {t('suggest.close')}
        </Button>
      </div>
      {statements === null && failure === null ? <TurnProgress asking={suggestions} words={t('suggest.working')} /> : null}
      {failure === null ? null : <TurnFailure failure={failure} />}
      <div role="status">
        {statements === null ? null : (
          <p className={styles.note} data-testid="suggestions-note">
            {statements.length === 0 ? t('suggest.none') : t('suggest.note', { count: statements.length })}
          </p>
        )}
      </div>
      <ul onKeyDown={walk}>
        {statements?.map(({ text }, index) => (
          <li key={text} className={styles.row} data-testid="suggestion">
            <span className={styles.words}>{text}</span>
            <Button
              keys={index === 0 ? `${shortcuts.suggestPlan.shown} ↵` : undefined}
              onClick={() => insertSuggestion(index)}
              data-testid="insert-suggestion"
            >
              {t('suggest.insert')}
              <span className="hidden-visually">{text}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** ↑ ↓ go from one to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-testid=insert-suggestion]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus()
}
