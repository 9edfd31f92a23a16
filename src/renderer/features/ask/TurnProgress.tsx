import { useTranslation } from 'react-i18next'
import type { Asking } from '../../state/dialogueState.ts'
import { Button } from '../../ui/Button.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './AskPane.module.css'

/** What a turn waits for, in words: nobody knows how long a model takes. A question is answered before this is seen. */
export function TurnProgress({ asking }: { readonly asking: Pick<Asking, 'turnId'> }) {
  const { t } = useTranslation()
  const phase = useWorkstation((state) => state.engine.phase)
  const stopTurn = useWorkstation((state) => state.stopTurn)
  const isStopping = useWorkstation((state) => state.stoppingTurnId === asking.turnId)
  const words = phase === 'busy' ? t('ask.working') : phase === 'ready' ? t('draft.progress.waiting') : t(`engine.phase.${phase}`)
  return (
    <div className={styles.progress} role="status" data-testid="turn-progress">
      <ProgressBar value={null} label={words} />
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
