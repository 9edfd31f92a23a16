import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockView } from '../../../shared/security.ts'
import styles from './LockScreen.module.css'

type AccountChoiceProps = { readonly lock: LockView; readonly accountId: string; readonly onChange: (accountId: string) => void }

/** Whose PIN it is, where there are several. */
export function AccountChoice({ lock, accountId, onChange }: AccountChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  if (lock.accounts.length < 2) return null
  return (
    <div className={styles.account}>
      <label htmlFor={id}>{t('lock.account')}</label>
      <select id={id} value={accountId} onChange={(event) => onChange(event.target.value)} data-testid="unlock-account">
        {lock.accounts.map((account) => (
          <option key={account.id} value={account.id}>
            {t('lock.who', { name: account.name, role: t(`roles.${account.role}`) })}
          </option>
        ))}
      </select>
    </div>
  )
}
