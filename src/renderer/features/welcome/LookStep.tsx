import { useTranslation } from 'react-i18next'
import { LookChoices } from '../LookChoices.tsx'

export function LookStep() {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('welcome.look.body')}</p>
      <LookChoices />
    </>
  )
}
