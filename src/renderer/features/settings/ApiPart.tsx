import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { ChoiceGroup } from '../../ui/ChoiceGroup.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './SettingsPage.module.css'

const firstPort = 1024
const lastPort = 65_535

/** The interface for programs of this machine: the switch, its port, its state, and a token that is shown once. */
export function ApiPart() {
  const { t } = useTranslation()
  const api = useWorkstation((state) => state.api)
  const token = useWorkstation((state) => state.apiToken)
  const readApi = useWorkstation((state) => state.readApi)
  const changeApi = useWorkstation((state) => state.changeApi)
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => void readApi(), [readApi])
  if (api === null) return null

  const { isOn, port, failure } = api
  const wanted = typed === null ? port : Number(typed)
  const isPort = Number.isInteger(wanted) && wanted >= firstPort && wanted <= lastPort
  const change = (patch: { isOn?: boolean; renewsToken?: boolean }): void =>
    void changeApi({ isOn, renewsToken: false, ...patch, port: isPort ? wanted : port })
  return (
    <>
      <ChoiceGroup
        testId="setting-api"
        label={t('settings.api.label')}
        value={isOn}
        choices={[false, true].map((value) => ({ value, label: t(value ? 'settings.api.on' : 'settings.api.off') }))}
        hint={t('settings.api.hint')}
        onChange={(value) => change({ isOn: value })}
      />
      <div className={styles.row}>
        <label>
          {t('settings.api.port')}{' '}
          <input
            autoComplete="off"
            inputMode="numeric"
            size={6}
            value={typed ?? String(port)}
            aria-invalid={!isPort}
            data-testid="api-port"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => {
              if (isPort && wanted !== port) change({})
              setTyped(null)
            }}
          />
        </label>
        <Button onClick={() => change({ renewsToken: true })} data-testid="api-token-new">
          {t('settings.api.renew')}
        </Button>
        <span data-testid="api-state">
          {failure ? <FailureText failure={failure} /> : t(api.isListening ? 'settings.api.listening' : 'settings.api.silent', { port })}
        </span>
      </div>
      {token === null ? null : (
        <div className={styles.row}>
          <label>
            {t('settings.api.token')}{' '}
            <input autoComplete="off" readOnly size={46} value={token} data-testid="api-token" onFocus={(event) => event.target.select()} />
          </label>
          <span>{t('settings.api.once')}</span>
        </div>
      )}
    </>
  )
}
