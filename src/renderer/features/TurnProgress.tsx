import { useTranslation } from 'react-i18next'
import type { Asking } from '../state/dialogueState.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { shortcuts } from './shortcuts.ts'
import { useWorkstation } from './useWorkstation.ts'
import styles from './TurnProgress.module.css'

type TurnProgressProps = {
  readonly asking: Pick<Asking, 'turnId'>
  /** What the model does once it is at it. */
  readonly words: string
  /** From 0 to 1, where it is known. */
  readonly value?: number | null
}

/** What a turn waits for, in words, and the way to stop it. A question is answered before this is seen. */
export function TurnProgress({ asking, words: working, value = null }: TurnProgressProps) {
  const { t } = useTranslation()
  const phase = useWorkstation((state) => state.engine.phase)
  const stopTurn = useWorkstation((state) => state.stopTurn)
  const isStopping = useWorkstation((state) => state.stoppingTurnId === asking.turnId)
  const words = phase === 'busy' ? working : phase === 'ready' ? t('draft.progress.waiting') : t(`engine.phase.${phase}`)
  return (
    <div className={styles.progress} role="status" data-testid="turn-progress">
      <ProgressBar value={value} label={words} />
      <span>{words}</span>
      <Button
        keys={shortcuts.stopDraft.shown}
        ariaKeys={shortcuts.stopDraft.aria}
        disabled={isStopping}
        onClick={stopTurn}
        data-testid="stop-turn"
      >
        {t(isStopping ? 'draft.stopping' : 'draft.stop')}
      </Button>
    </div>
  )
}
