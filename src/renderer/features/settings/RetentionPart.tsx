import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { retentionMonths } from '../../../shared/choices.ts'
import { mayGive } from '../../../shared/mayGive.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { dayOf } from '../../ui/dayAndTime.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SettingsPage.module.css'

/** After how long a note that nobody touches may be purged, and what is past that; who may not set it sees how it is set. */
export function RetentionPart() {
  const { t } = useTranslation()
  const retention = useWorkstation((state) => state.retention)
  const security = useWorkstation((state) => state.security)
  const readRetention = useWorkstation((state) => state.readRetention)
  const changeRetention = useWorkstation((state) => state.changeRetention)
  const openDialog = useWorkstation((state) => state.openDialog)
  useEffect(() => void readRetention(), [readRetention])
  if (retention === null || security === null) return null

  const { months, due } = retention
  const hasAdministrator = security.accounts.some(({ role }) => role === 'administrator')
  const isAllowed = mayGive(security.actor.role, 'purgeNotes', hasAdministrator)
  const isDue = due !== null && (due.notes > 0 || due.batchFiles > 0)
  return (
    <>
      <ChoiceGroup
        testId="setting-retention"
        label={t('retention.label')}
        value={months}
        choices={retentionMonths.map((value) => ({ value, label: t(`retention.period.${value}`) }))}
        hint={t(isAllowed ? 'retention.hint' : 'retention.notAllowed')}
        isDisabled={!isAllowed}
        onChange={(value) => void changeRetention(value)}
      />
      {due === null ? null : (
        <div className={styles.row} data-testid="retention-due" data-notes={due.notes}>
          {isDue && isAllowed ? (
            <Button onClick={() => openDialog({ kind: 'purge', plan: due })} data-testid="open-purge">
              {t('retention.see')}
            </Button>
          ) : null}
          <span>{t(isDue ? 'retention.due' : 'retention.none', { count: due.notes, day: dayOf(due.before) })}</span>
        </div>
      )}
    </>
  )
}
