import { useTranslation } from 'react-i18next'
import type { SecurityView } from '../../../shared/security.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SettingsPage.module.css'

/** Who may work here, each with a role and a PIN of their own. */
export function AccountsPart({ security }: { readonly security: SecurityView }) {
  const { t } = useTranslation()
  const openDialog = useWorkstation((state) => state.openDialog)
  const named = security.accounts.filter(({ name }) => name !== '')
  return (
    <div className={styles.accounts} data-testid="accounts">
      <div className={styles.row}>
        {/* others can be told apart only once the first has a name and a PIN */}
        {named.length === security.accounts.length ? (
          <Button onClick={() => openDialog({ kind: 'account', account: null })} disabled={!security.hasPin} data-testid="add-account">
            {t('accounts.add')}
          </Button>
        ) : (
          <Button
            onClick={() => openDialog({ kind: 'account', account: security.accounts[0] ?? null })}
            disabled={!security.hasPin}
            data-testid="name-account"
          >
            {t('accounts.own')}
          </Button>
        )}
        <span>{t(security.hasPin ? 'accounts.hint' : 'accounts.needPin')}</span>
      </div>
      {named.length === 0 ? null : (
        <ul>
          {named.map((account) => (
            <li key={account.id}>
              <span>{t('lock.who', { name: account.name, role: t(`roles.${account.role}`) })}</span>
              <Button tone="quiet" onClick={() => openDialog({ kind: 'account', account })} data-testid="edit-account">
                {t('accounts.edit')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
