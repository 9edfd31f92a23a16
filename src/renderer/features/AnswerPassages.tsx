import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence, Segment } from '../../shared/note.ts'
import { usePlaceOf } from './usePlaceOf.ts'
import { useWorkstation } from './useWorkstation.ts'
import styles from './Reply.module.css'

type AnswerPassagesProps = { readonly question: string; readonly passages: readonly Evidence[]; readonly segments: readonly Segment[] }

/** The passages that answer a question, word for word: the one that has the focus or was clicked is marked in the record; ↑ ↓ go through all answers. */
export function AnswerPassages({ question, passages, segments }: AnswerPassagesProps) {
  const { t } = useTranslation()
  const place = usePlaceOf(segments)
  const quote = useWorkstation((state) => state.quote)
  const quoted = useWorkstation((state) => state.quoted)
  const at = passages.findIndex((passage) => isSame(passage, quoted))
  return (
    <ul role="listbox" aria-label={t('ask.answerTo', { question })} className={styles.passages} onKeyDown={walk}>
      {passages.map((passage, index) => (
        <li
          key={`${passage.start}-${passage.end}`}
          role="option"
          aria-selected={index === at}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          className={styles.passage}
          data-testid="ask-passage"
          onFocus={() => quote(passage)}
          onClick={() => quote(passage)}
        >
          <span className={styles.sign} aria-hidden="true">
            ”
          </span>
          <q>{passage.text.replace(/\s+/g, ' ').trim()}</q>
          <span className={styles.place}>{place(passage)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Past the last one ↓ goes on to the field. */
function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const pane = event.currentTarget.closest('[data-pane]')
  const all = [...(pane?.querySelectorAll<HTMLElement>('[data-testid=ask-passage]') ?? [])]
  const next = all.findIndex((element) => element === document.activeElement) + step
  if (next >= all.length) pane?.querySelector<HTMLElement>('[data-testid=ask-question]')?.focus()
  else all[Math.max(next, 0)]?.focus()
}

function isSame(passage: Evidence, quoted: Evidence | null): boolean {
  return quoted !== null && passage.start === quoted.start && passage.end === quoted.end
}
