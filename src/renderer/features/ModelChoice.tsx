import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/Notice.tsx'
import { FailureText } from './FailureText.tsx'
import { InstalledModel, ModelWords } from './InstalledModel.tsx'
import styles from './ModelChoice.module.css'
import { ModelImportPart } from './ModelImportPart.tsx'
import { useWorkstation } from './useWorkstation.ts'

/** Which model drafts, in what state each file is, and how another one comes in. */
export function ModelChoice() {
  const { t } = useTranslation()
  const models = useWorkstation((state) => state.models)
  const failure = useWorkstation((state) => state.modelsFailure)
  const loadModels = useWorkstation((state) => state.loadModels)
  const chosen = useWorkstation((state) => state.settings.modelId)
  const changeSettings = useWorkstation((state) => state.changeSettings)

  useEffect(() => void loadModels(), [loadModels])

  if (failure !== null) {
    return (
      <Notice tone="red" testId="models-failure" code={failure.code}>
        <FailureText failure={failure} />
      </Notice>
    )
  }
  if (models === null) return <p className={styles.late}>{t('models.loading')}</p>
  const installed = models.filter(({ state }) => state !== 'absent')
  const absent = models.filter(({ state }) => state === 'absent')
  return (
    <>
      {installed.length === 0 ? null : (
        <fieldset className={styles.models} data-testid="setting-model">
          <legend className="hidden-visually">{t('models.label')}</legend>
          <label className={styles.model}>
            <input type="radio" name="model" checked={chosen === null} onChange={() => void changeSettings({ modelId: null })} />
            <span className={styles.name}>{t('models.auto')}</span>
            <span className={styles.detail}>{t('models.autoHint')}</span>
          </label>
          {installed.map((model) => (
            <InstalledModel key={model.id} model={model} />
          ))}
        </fieldset>
      )}
      <ModelImportPart />
      {absent.length === 0 ? null : (
        <details className={styles.absent}>
          <summary>{t('models.absent', { count: absent.length })}</summary>
          <ul>
            {absent.map((model) => (
              <li key={model.id} className={styles.model} data-testid="model" data-state="absent">
                <span />
                <ModelWords model={model} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
