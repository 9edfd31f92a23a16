import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SettingsPage.module.css'

/** Signed bundles from a stick: what is in force, the way back, and how another comes in. */
export function BundlesPart() {
  const { t } = useTranslation()
  const bundles = useWorkstation((state) => state.bundles)
  const current = useWorkstation((state) => state.bundleImport)
  const loadBundles = useWorkstation((state) => state.loadBundles)
  const importBundle = useWorkstation((state) => state.importBundle)
  const rollBackBundle = useWorkstation((state) => state.rollBackBundle)
  useEffect(() => void loadBundles(), [loadBundles])
  const isBusy = current?.phase === 'busy'

  return (
    <div data-testid="bundles" data-phase={current?.phase ?? 'none'}>
      {(bundles ?? []).map(({ kind, version, previous, canRollBack, isRefused }) => (
        <div className={styles.row} key={kind} data-testid={`bundle-${kind}`}>
          <span>
            {t(isRefused ? 'settings.bundles.refused' : 'settings.bundles.inForce', { kind: t(`settings.bundles.kinds.${kind}`), version })}
          </span>
          {canRollBack ? (
            <Button onClick={() => void rollBackBundle(kind)}>
              {t('settings.bundles.rollBack', { version: previous ?? t('settings.bundles.shipped') })}
            </Button>
          ) : null}
        </div>
      ))}
      {current?.phase === 'failed' ? (
        <Notice tone="red" code={current.failure.code}>
          <FailureText failure={current.failure} />
        </Notice>
      ) : null}
      <div className={styles.row}>
        <Button disabled={isBusy} onClick={() => void importBundle()} data-testid="import-bundle">
          {t(isBusy ? 'settings.bundles.busy' : 'settings.bundles.import')}
        </Button>
        <span role="status">
          {current?.phase === 'imported'
            ? t('settings.bundles.imported', { kind: t(`settings.bundles.kinds.${current.bundle.kind}`), version: current.bundle.version })
            : t('settings.bundles.hint')}
        </span>
      </div>
    </div>
  )
}
