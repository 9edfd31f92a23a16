import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import type { NoteDialogue } from '../../state/dialogueState.ts'
import { Button } from '../../ui/Button.tsx'
import { shortTime } from '../../ui/clockTime.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './AskPane.module.css'
import { Reply } from '../Reply.tsx'

const readyQuestions = ['allergy', 'diagnosis', 'medication', 'followUp'] as const

type TurnListProps = { readonly note: LiveNote; readonly dialogue: NoteDialogue | undefined }

/** The turns of the note, the newest below and in sight; before the first, questions that are asked of most records. */
export function TurnList({ note, dialogue }: TurnListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  const ask = useWorkstation((state) => state.ask)
  const turns = dialogue?.turns ?? null
  const lastId = turns?.at(-1)?.id
  const isAsking = Boolean(dialogue?.asking)

  useEffect(() => {
    const element = list.current
    if (element !== null) element.scrollTop = element.scrollHeight
  }, [lastId, isAsking])

  return (
    // reachable by Tab, since nothing in it need be a control
    <div ref={list} className={styles.turns} tabIndex={0} role="group" aria-label={t('ask.turns')} data-testid="ask-turns">
      {turns?.length === 0 && !isAsking ? (
        <div className={styles.ready}>
          <p>{t('ask.empty')}</p>
          {readyQuestions.map((name) => (
            <Button
              key={name}
              data-testid="ready-question"
              onClick={() => void ask(t(`ask.ready.${name}`), { sectionId: null, selection: null })}
            >
              {t(`ask.ready.${name}`)}
            </Button>
          ))}
        </div>
      ) : null}
      <ol>
        {turns?.map((turn) => (
          <li key={turn.id} className={styles.turn} data-testid="ask-turn" data-kind={turn.reply.kind}>
            <p className={styles.question}>
              <span>{turn.question}</span>
              <time className={styles.time} dateTime={new Date(turn.at).toISOString()}>
                {shortTime(turn.at, Date.now())}
              </time>
            </p>
            <Reply turn={turn} segments={note.record.segments} />
          </li>
        ))}
        {dialogue?.asking ? (
          <li className={styles.turn} data-testid="ask-asking">
            <p className={styles.question}>
              <span>{dialogue.asking.text}</span>
            </p>
          </li>
        ) : null}
      </ol>
    </div>
  )
}
