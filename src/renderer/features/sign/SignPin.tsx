import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import { Notice } from '../../ui/Notice.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { FailureText } from '../FailureText.tsx'

type SignPinProps = {
  readonly pin: string
  readonly failure: Failure | null
  readonly onChange: (pin: string) => void
  readonly onEnter: () => void
}

/** Who signs proves it. */
export function SignPin({ pin, failure, onChange, onEnter }: SignPinProps) {
  const { t } = useTranslation()
  return (
    <>
      <LineField
        label={t('sign.pin')}
        type="password"
        value={pin}
        onChange={onChange}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onEnter()
        }}
        data-autofocus=""
        data-testid="sign-pin"
      />
      {failure === null ? null : (
        <Notice tone="red" testId="sign-pin-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
    </>
  )
}
