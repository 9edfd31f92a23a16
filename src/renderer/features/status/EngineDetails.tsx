import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { FailureText } from '../FailureText.tsx'
import { engineWords, rungWords } from '../engineWords.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './StatusBar.module.css'

/** Everything known about model and runtime, in a native popover over the status bar. */
export function EngineDetails() {
  const { t } = useTranslation()
  const engine = useWorkstation((state) => state.engine)
  const version = useWorkstation((state) => state.version)
  const restartEngine = useWorkstation((state) => state.restartEngine)
  const rows = [
    [t('engine.model'), engine.modelName],
    [t('engine.runtimeLabel'), engine.runtime === null ? null : t(`engine.runtime.${engine.runtime}`)],
    [t('engine.device'), engine.deviceName],
    [t('engine.speedLabel'), engine.tokensPerSecond === null ? null : t('engine.speed', { speed: engine.tokensPerSecond.toFixed(1) })],
  ] as const
  return (
    <div
      id="engine-details"
      popover="auto"
      className={styles.details}
      role="dialog"
      aria-label={t('engine.details')}
      data-testid="engine-details"
    >
      <h2>{engineWords(t, engine)}</h2>
      {engine.failure === null ? null : (
        <p className={styles.failed}>
          <FailureText failure={engine.failure} />
        </p>
      )}
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? t('engine.none')}</dd>
          </div>
        ))}
        <div>
          <dt>{t('engine.attempts')}</dt>
          <dd>
            {engine.rungs.length === 0 ? t('engine.none') : null}
            {engine.rungs.map((report) => (
              <span key={report.rung}>{rungWords(t, report)}</span>
            ))}
          </dd>
        </div>
      </dl>
      <div className={styles.detailsFoot}>
        <span>{version === null ? '' : t('status.version', { version })}</span>
        <Button onClick={() => void restartEngine()}>{t('engine.restart')}</Button>
      </div>
    </div>
  )
}
