import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelView } from '../../shared/models.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import { Button } from '../ui/Button.tsx'
import styles from './ModelChoice.module.css'
import { useWorkstation } from './useWorkstation.ts'

/** A model file of this machine: chosen by its radio button, removed after one more question while it is not in use. */
export function InstalledModel({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation()
  const chosen = useWorkstation((state) => state.settings.modelId)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const removeModel = useWorkstation((state) => state.removeModel)
  const isInUse = useIsInUse(model.id)
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className={styles.row}>
      <label className={styles.model} data-testid="model" data-state={model.state}>
        <input
          type="radio"
          name="model"
          checked={chosen === model.id}
          disabled={model.state === 'damaged'}
          onChange={() => void changeSettings({ modelId: model.id })}
        />
        <ModelWords model={model} />
      </label>
      {isInUse ? null : isAsked ? (
        <span className={styles.asked}>
          <Button onClick={() => setIsAsked(false)}>{t('models.keep')}</Button>
          <Button autoFocus onClick={() => void removeModel(model.id)} data-testid="confirm-remove-model">
            {t('models.removeConfirm')}
          </Button>
        </span>
      ) : (
        <Button
          tone="quiet"
          aria-label={t('models.removeNamed', { name: model.name })}
          onClick={() => setIsAsked(true)}
          data-testid="remove-model"
        >
          {t('models.remove')}
        </Button>
      )}
    </div>
  )
}

/** Loaded, or on its way to be. */
function useIsInUse(modelId: string): boolean {
  return useWorkstation(({ engine }) => engine.modelId === modelId && engine.phase !== 'refused' && engine.phase !== 'missing')
}

export function ModelWords({ model }: { readonly model: ModelView }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isInUse = useIsInUse(model.id)
  const size = Math.round(model.sizeBytes / 1e6).toLocaleString(language === 'zh' ? 'zh-CN' : 'en')
  const details = [
    model.role?.[language] ?? t('models.custom'),
    t('models.size', { size }),
    model.licence === null ? null : t('models.licence', { licence: model.licence.name }),
  ]
  return (
    <>
      <span className={styles.name}>
        {model.name}
        {isInUse ? <span className={styles.inUse}>{t('models.inUse')}</span> : null}
      </span>
      <span className={styles.state} data-state={model.state}>
        {t(`models.state.${model.state}`)}
      </span>
      <span className={styles.detail}>{details.filter((detail) => detail !== null).join(' · ')}</span>
      {model.licence === null ? null : (
        <span className={styles.detail} data-testid="model-licence">
          {model.licence.summary[language]}
        </span>
      )}
    </>
  )
}
