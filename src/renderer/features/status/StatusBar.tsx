import { useTranslation } from 'react-i18next'
import type { EngineState } from '../../../shared/engineState.ts'
import { isOpening } from '../../state/noteSlice.ts'
import { KeyIcon, RestartIcon } from '../../ui/icons.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { loadingPhases, rungWords } from '../engineWords.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { BatchPart } from './BatchPart.tsx'
import { EngineDetails } from './EngineDetails.tsx'
import { SaveState } from './SaveState.tsx'
import styles from './StatusBar.module.css'

const loading = ({ phase }: EngineState): boolean => loadingPhases.includes(phase)

/** The machine in words: model, runtime and why this one, what it is doing, how long the draft took, what is saved. */
export function StatusBar() {
  const { t } = useTranslation()
  const engine = useWorkstation((state) => state.engine)
  const keyProtection = useWorkstation((state) => state.keyProtection)
  const restartEngine = useWorkstation((state) => state.restartEngine)
  // no graphics card is the common case and no news; the details name each rung all the same
  const left = engine.rungs.filter((report) => report.outcome !== 'used' && report.reason !== 'no-device')
  const hasNoCard = engine.runtime === 'cpu' && !loading(engine) && engine.rungs.some((report) => report.reason === 'no-device')
  const isLoading = loading(engine)
  const canRestart = engine.phase === 'off' || engine.phase === 'missing' || engine.phase === 'refused' || engine.phase === 'crashed'
  const parts = [
    engine.modelName,
    engine.runtime === null ? null : hasNoCard ? t('engine.cpuOnly') : t(`engine.runtime.${engine.runtime}`),
    engine.tokensPerSecond === null ? null : t('engine.speed', { speed: Math.round(engine.tokensPerSecond) }),
  ].filter((part) => part !== null)

  return (
    <footer className={styles.bar} aria-label={t('status.label')}>
      <button
        type="button"
        className={styles.engine}
        popoverTarget="engine-details"
        title={t('engine.details')}
        data-testid="engine-details-button"
      >
        {parts.length > 0 ? parts.join(' · ') : t(`engine.phase.${engine.phase}`)}
      </button>
      <EngineDetails />
      <BatchPart />
      {/* the bar alone: the words stand at the top of the window */}
      {isLoading ? (
        <span className={styles.part} data-testid="engine-progress">
          <ProgressBar value={engine.progress} label={t(`engine.phase.${engine.phase}`)} />
        </span>
      ) : null}
      {left.length > 0 ? (
        <span className={styles.rungs} title={left.map((report) => rungWords(t, report)).join('\n')} data-testid="rungs">
          {left.map((report) => rungWords(t, report)).join(' · ')}
        </span>
      ) : null}
      {canRestart ? (
        <button type="button" className={styles.restart} onClick={() => void restartEngine()} data-testid="restart-engine">
          <RestartIcon size={13} />
          {t('engine.restart')}
        </button>
      ) : null}
      <span className={styles.right}>
        {keyProtection === 'file' ? (
          <span className={styles.warning} title={t('status.keyFileHint')} data-testid="key-protection">
            <KeyIcon size={13} />
            {t('status.keyFile')}
          </span>
        ) : null}
        <Who />
        <Timing />
        <SaveState />
      </span>
    </footer>
  )
}

/** Who acts: nobody by name where nobody has said. */
function Who() {
  const { t } = useTranslation()
  const actor = useWorkstation((state) => state.actor)
  const physician = useWorkstation((state) => state.settings.physician)
  const name = actor === null || actor.name === '' ? physician : actor.name
  if (actor === null || name === '') return null
  return (
    <span className={styles.part} data-testid="actor" data-role={actor.role}>
      {t('lock.who', { name, role: t(`roles.${actor.role}`) })}
    </span>
  )
}

/** A complaint that was taken word for word stands at once: its time says nothing of the model. */
const copiedWithinMs = 50

function Timing() {
  const { t } = useTranslation()
  const isWaiting = useWorkstation(isOpening)
  const timing = useWorkstation((state) => state.note?.draft?.timing ?? null)
  if (timing === null || isWaiting) return null
  const seconds = (ms: number): string => (ms / 1000).toFixed(1)
  const total = seconds(timing.totalMs)
  return (
    <span className={styles.part} data-testid="timing">
      {timing.isFromCache === true
        ? t('status.timingFromCache')
        : timing.firstStatementMs === null || timing.firstStatementMs < copiedWithinMs
          ? t('status.timingWithoutFirst', { total })
          : t('status.timing', { first: seconds(timing.firstStatementMs), total })}
    </span>
  )
}
