import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ModelChoice } from '../ModelChoice.tsx'
import { useWorkstation } from '../useWorkstation.ts'

/** What works with a model and what without, and how one comes in. */
export function ModelStep() {
  const { t } = useTranslation()
  const phase = useWorkstation((state) => state.engine.phase)
  const words = phase === 'missing' ? 'none' : phase === 'ready' || phase === 'busy' ? 'ready' : 'loading'
  return (
    <>
      <Notice tone="info" testId="welcome-model">
        {t(`welcome.model.${words}`)}
      </Notice>
      <ModelChoice />
    </>
  )
}
