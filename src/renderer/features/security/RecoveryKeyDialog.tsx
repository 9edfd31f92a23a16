import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PaperDialog } from '../PaperDialog.tsx'
import { RecoveryKeySheet } from '../RecoveryKeySheet.tsx'
import { useWorkstation } from '../useWorkstation.ts'

/** The one time that it is shown. */
export function RecoveryKeyDialog() {
  const { t } = useTranslation()
  const recoveryKey = useWorkstation((state) => state.recoveryKey)
  const forgetRecoveryKey = useWorkstation((state) => state.forgetRecoveryKey)
  const [at] = useState(() => Date.now())

  useEffect(() => forgetRecoveryKey, [forgetRecoveryKey])

  if (recoveryKey === null) return null
  return (
    <PaperDialog title={t('recovery.title')} testId="recovery-dialog">
      <RecoveryKeySheet recoveryKey={recoveryKey} at={at} />
    </PaperDialog>
  )
}
