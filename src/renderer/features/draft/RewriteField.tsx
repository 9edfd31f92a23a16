import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumQuestionCharacters } from '../../../shared/limits.ts'
import type { Segment } from '../../../shared/note.ts'
import type { Rewriting } from '../../state/dialogueState.ts'
import { Button } from '../../ui/Button.tsx'
import { Reply } from '../Reply.tsx'
import { TurnFailure } from '../TurnFailure.tsx'
import { TurnProgress } from '../TurnProgress.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './RewriteField.module.css'

const readyInstructions = ['shorter', 'formal', 'smoother'] as const

type RewriteFieldProps = { readonly rewriting: Rewriting; readonly heading: string; readonly segments: readonly Segment[] }

/** How the marked words are to be written, in the physician's words or by a ready one (↓ goes through them); what comes of it stands below, to be taken or not. */
export function RewriteField({ rewriting, heading, segments }: RewriteFieldProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [instruction, setInstruction] = useState('')
  const askRewrite = useWorkstation((state) => state.askRewrite)
  const closeRewrite = useWorkstation((state) => state.closeRewrite)
  const dialogue = useWorkstation((state) => (state.note ? state.dialogues[state.note.summary.id] : undefined))
  const asking = dialogue?.asking ?? null
  const turn = rewriting.turnId === null ? undefined : dialogue?.turns?.find(({ id }) => id === rewriting.turnId)
  const isOwnTurn = asking !== null && asking.turnId === rewriting.turnId
  const ready = readyInstructions.map((name) => t(`rewrite.ready.${name}`))

  useEffect(() => field.current?.focus(), [rewriting.start, rewriting.end])
  useEffect(() => {
    void box.current?.scrollIntoView({ block: 'nearest' })
  }, [turn, isOwnTurn])
  useFocusToSection(rewriting)

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      void askRewrite(instruction)
    } else if (step !== undefined) {
      event.preventDefault()
      const at = ready.indexOf(instruction)
      setInstruction(ready[at < 0 && step === -1 ? ready.length - 1 : (at + step + ready.length) % ready.length] ?? '')
    }
  }

  return (
    <div ref={box} className={styles.box} role="group" aria-label={t('rewrite.label', { heading })} data-testid="rewrite">
      <div className={styles.row}>
        <input
          ref={field}
          type="text"
          aria-label={t('rewrite.field')}
          placeholder={t('rewrite.placeholder')}
          maxLength={maximumQuestionCharacters}
          spellCheck={false}
          autoComplete="off"
          value={instruction}
          onChange={(event) => setInstruction(event.target.value)}
          onKeyDown={onKeyDown}
          data-testid="rewrite-instruction"
        />
        <Button
          keys="↵"
          disabled={instruction.trim() === '' || asking !== null}
          onClick={() => void askRewrite(instruction)}
          data-testid="send-rewrite"
        >
          {t('rewrite.send')}
        </Button>
        <Button tone="quiet" keys={shortcuts.stopDraft.shown} ariaKeys={shortcuts.stopDraft.aria} onClick={closeRewrite}>
          {t('rewrite.close')}
        </Button>
      </div>
      <div className={styles.ready}>
        {ready.map((words) => (
          <Button
            key={words}
            tone="quiet"
            disabled={asking !== null}
            onClick={() => {
              setInstruction(words)
              void askRewrite(words)
            }}
            data-testid="ready-instruction"
          >
            {words}
          </Button>
        ))}
        <span>{t('rewrite.hint')}</span>
      </div>
      {isOwnTurn ? <TurnProgress asking={asking} words={t('ask.working')} /> : null}
      {asking === null && turn === undefined && rewriting.turnId !== null && dialogue?.failure ? (
        <TurnFailure failure={dialogue.failure} />
      ) : null}
      <div role="status">{turn === undefined ? null : <Reply turn={turn} segments={segments} />}</div>
    </div>
  )
}

/** When the field closes under the focus, that goes back to the words that it was about. */
function useFocusToSection({ sectionId, start, end }: Rewriting): void {
  useEffect(
    () => () => {
      if (document.activeElement !== document.body) return
      const area = document.querySelector<HTMLTextAreaElement>(`[data-testid=section-text][data-section="${CSS.escape(sectionId)}"]`)
      area?.focus()
      area?.setSelectionRange(start, end)
    },
    [sectionId, start, end],
  )
}
