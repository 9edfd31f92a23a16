import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpening } from '../../state/noteSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { CloseIcon } from '../../ui/icons.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { AskField } from './AskField.tsx'
import styles from './AskPane.module.css'
import { AskNews } from './AskNews.tsx'
import { TurnList } from './TurnList.tsx'

/** What is asked about the open note, and what it is answered with; below the draft, so that record, draft and answer are seen together. */
export function AskPane() {
  const { t } = useTranslation()
  const isWaiting = useWorkstation(isOpening)
  const opened = useWorkstation((state) => state.note)
  const closeAsk = useWorkstation((state) => state.closeAsk)
  const noteId = opened?.summary.id
  const dialogue = useWorkstation((state) => (noteId === undefined ? undefined : state.dialogues[noteId]))
  const readDialogue = useWorkstation((state) => state.readDialogue)
  const note = isWaiting ? null : opened
  useFocusGivenBack()

  return (
    <section className={styles.pane} aria-label={t('ask.label')} data-pane="ask" data-testid="ask-pane">
      <div className={styles.bar}>
        <h2>{t('ask.title')}</h2>
        <span className={styles.hint}>{t('ask.hint')}</span>
        <Button
          tone="quiet"
          aria-label={t('ask.close')}
          title={t('ask.close')}
          ariaKeys={shortcuts.stopDraft.aria}
          onClick={closeAsk}
          data-testid="close-ask"
        >
          <CloseIcon size={14} />
        </Button>
      </div>
      {note === null ? (
        <p className={styles.empty}>{t('draft.empty.noNote')}</p>
      ) : (
        <>
          {dialogue?.readFailure ? (
            <Notice
              tone="red"
              testId="dialogue-failure"
              code={dialogue.readFailure.code}
              actions={<Button onClick={() => void readDialogue(note.summary.id)}>{t('app.again')}</Button>}
            >
              <FailureText failure={dialogue.readFailure} />
            </Notice>
          ) : null}
          <TurnList note={note} dialogue={dialogue} />
          <AskNews key={note.summary.id} dialogue={dialogue} />
          <AskField key={`field-${note.summary.id}`} note={note} dialogue={dialogue} />
        </>
      )}
    </section>
  )
}

/** When the pane closes under the focus, that goes back to where it came from. */
function useFocusGivenBack(): void {
  // before the field takes it
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      // where it can't, the window sends it to the first pane
      if (opener instanceof HTMLElement && opener.isConnected && opener.shadowRoot === null) opener.focus()
    },
    [opener],
  )
}
