import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { clipboardSeconds } from '../../../shared/choices.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LookChoices } from '../LookChoices.tsx'
import { ModelChoice } from '../ModelChoice.tsx'
import { PhysicianField } from '../PhysicianField.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { BundlesPart } from './BundlesPart.tsx'
import { ApiPart } from './ApiPart.tsx'
import { ExportProfilePart } from './ExportProfilePart.tsx'
import { RetentionPart } from './RetentionPart.tsx'
import { SecurityPart } from './SecurityPart.tsx'
import styles from './SettingsPage.module.css'
import { TemplatePart } from './TemplatePart.tsx'

/** What can be set. Every choice holds and is kept at once; there is nothing to confirm. */
export function SettingsPage() {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const openDialog = useWorkstation((state) => state.openDialog)
  const settings = useWorkstation((state) => state.settings)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const durationOf = (seconds: number): string => {
    if (seconds === 0) return t('settings.clipboard.never')
    return seconds < 120 ? t('settings.clipboard.seconds', { count: seconds }) : t('settings.clipboard.minutes', { count: seconds / 60 })
  }

  return (
    <Dialog
      title={t('settings.title')}
      testId="settings"
      shape="page"
      onClose={closeDialog}
      actions={
        <Button tone="main" onClick={closeDialog} keys="Esc" data-autofocus="">
          {t('settings.close')}
        </Button>
      }
    >
      <Part heading={t('settings.look')}>
        <LookChoices />
      </Part>
      <Part heading={t('settings.person')}>
        <PhysicianField />
      </Part>
      <Part heading={t('templates.setting')}>
        <TemplatePart />
      </Part>
      <Part heading={t('settings.model')}>
        <ModelChoice />
      </Part>
      <Part heading={t('settings.bundles.title')}>
        <BundlesPart />
      </Part>
      <Part heading={t('settings.copy')}>
        <ExportProfilePart />
        <ChoiceGroup
          testId="setting-clipboard"
          label={t('settings.clipboard.label')}
          value={settings.clipboardSeconds}
          choices={clipboardSeconds.map((value) => ({ value, label: durationOf(value) }))}
          hint={t('settings.clipboard.hint')}
          onChange={(seconds) => void changeSettings({ clipboardSeconds: seconds })}
        />
      </Part>
      <Part heading={t('security.title')}>
        <SecurityPart />
      </Part>
      <Part heading={t('retention.title')}>
        <RetentionPart />
      </Part>
      <Part heading={t('settings.api.title')}>
        <ApiPart />
      </Part>
      <Part heading={t('selfTest.title')}>
        <div className={styles.row}>
          <Button onClick={() => openDialog({ kind: 'selfTest' })} data-testid="open-self-test">
            {t('selfTest.open')}
          </Button>
          <span>{t('selfTest.hint')}</span>
        </div>
      </Part>
    </Dialog>
  )
}

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={heading}>
      <h3>{heading}</h3>
      {children}
    </section>
  )
}
