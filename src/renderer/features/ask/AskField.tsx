import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumQuestionCharacters } from '../../../shared/limits.ts'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import type { NoteDialogue } from '../../state/dialogueState.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './AskPane.module.css'
import { TurnFailure } from '../TurnFailure.tsx'
import { TurnProgress } from '../TurnProgress.tsx'

type AskFieldProps = { readonly note: LiveNote; readonly dialogue: NoteDialogue | undefined }

/** The field for a question or an instruction: Enter asks, ↑ goes up into the answers, Esc stops what runs or closes the pane. */
export function AskField({ note, dialogue }: AskFieldProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const ask = useWorkstation((state) => state.ask)
  const setQuestion = useWorkstation((state) => state.setQuestion)
  const askFocus = useWorkstation((state) => state.askFocus)
  const sectionId = useWorkstation((state) => state.selectedStatement?.sectionId ?? null)
  const draft = note.draft?.phase === 'drafted' ? note.draft : null
  const target = draft?.sections.find(({ id }) => id === sectionId) ?? draft?.sections[0]
  const question = dialogue?.question ?? ''
  const asking = dialogue?.asking ?? null

  useEffect(() => field.current?.focus(), [askFocus])

  function send(): void {
    void ask(question, { sectionId: target?.id ?? null, selection: null })
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp') {
      event.preventDefault()
      const passages = event.currentTarget.closest('[data-pane]')?.querySelectorAll<HTMLElement>('[data-testid=ask-passage]') ?? []
      passages[passages.length - 1]?.focus()
    }
  }

  return (
    <div className={styles.foot}>
      {asking === null || asking.selection !== null ? null : <TurnProgress asking={asking} words={t('ask.working')} />}
      {dialogue?.failure && asking === null ? <TurnFailure failure={dialogue.failure} /> : null}
      <div className={styles.field}>
        <input
          ref={field}
          type="text"
          aria-label={t('ask.field')}
          placeholder={t(draft === null ? 'ask.placeholderQuestion' : 'ask.placeholder')}
          maxLength={maximumQuestionCharacters}
          spellCheck={false}
          autoComplete="off"
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
          onKeyDown={onKeyDown}
          data-testid="ask-question"
        />
        <Button keys="↵" disabled={question.trim() === '' || asking !== null} onClick={send} data-testid="send-question">
          {t('ask.send')}
        </Button>
      </div>
      <p className={styles.keys}>
        <span className={styles.target}>
          {target === undefined ? t('ask.onlyQuestions') : t('ask.target', { heading: target.heading })}
        </span>
        <span className={styles.keyHints} aria-hidden="true">
          <Kbd keys="↑" /> {t('ask.keys.answers')}
          <Kbd keys={shortcuts.stopDraft.shown} /> {t(asking === null ? 'ask.keys.close' : 'ask.keys.stop')}
        </span>
      </p>
    </div>
  )
}
