import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { PurgePlan } from '../../../shared/purge.ts'
import { Button } from '../../ui/Button.tsx'
import { dayOf } from '../../ui/dayAndTime.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './PurgeDialog.module.css'

/** What a purge takes away, piece by piece, and what stays; nothing goes before that was read and ticked. It goes back to the settings. */
export function PurgeDialog({ plan }: { readonly plan: PurgePlan }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const openDialog = useWorkstation((state) => state.openDialog)
  const purgeNotes = useWorkstation((state) => state.purgeNotes)
  const isPurging = useWorkstation((state) => state.isPurging)
  const [isArchived, setArchived] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { notes, unsigned, characters, drafts, signatures, batchFiles, backups, setAside } = plan
  const back = (): void => {
    if (!isPurging) openDialog({ kind: 'settings' })
  }

  async function purge(): Promise<void> {
    setFailure(null)
    const refused = await purgeNotes(plan.before)
    if (refused === null) openDialog({ kind: 'settings' })
    else setFailure(refused)
  }

  return (
    <Dialog
      title={t('purge.title')}
      testId="purge-dialog"
      onClose={back}
      actions={
        <>
          <Button onClick={back} keys="Esc" data-autofocus="" disabled={isPurging}>
            {t('purge.cancel')}
          </Button>
          <Button tone="main" onClick={() => void purge()} disabled={!isArchived || isPurging} data-testid="confirm-purge">
            {t(isPurging ? 'purge.running' : 'purge.confirm', { count: notes })}
          </Button>
        </>
      }
    >
      <p>{t('purge.what', { day: dayOf(plan.before) })}</p>
      <dl className={styles.plan} data-testid="purge-plan">
        <dt>{t('purge.goes')}</dt>
        <dd>
          <ul>
            <li>{t('purge.notes', { count: notes, characters: number.format(characters) })}</li>
            <li>{t('purge.hanging', { drafts, signatures })}</li>
            {batchFiles > 0 ? <li>{t('purge.batchFiles', { count: batchFiles })}</li> : null}
            {backups + setAside > 0 ? <li>{t('purge.backups', { backups, setAside })}</li> : null}
          </ul>
        </dd>
        <dt>{t('purge.stays')}</dt>
        <dd>{t('purge.kept')}</dd>
      </dl>
      {unsigned > 0 ? (
        <Notice tone="amber" testId="purge-unsigned">
          {t('purge.unsigned', { count: unsigned })}
        </Notice>
      ) : null}
      {failure === null ? null : (
        <Notice tone="red" testId="purge-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      <label className={styles.archived}>
        <input
          type="checkbox"
          checked={isArchived}
          disabled={isPurging}
          data-testid="purge-archived"
          onChange={({ target }) => setArchived(target.checked)}
        />
        {t('purge.archived')}
      </label>
      <p role="status" className={styles.wait}>
        {isPurging ? t('purge.wait') : null}
      </p>
    </Dialog>
  )
}
