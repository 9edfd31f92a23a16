import { useTranslation } from 'react-i18next'
import { maximumPinCharacters, pinProblem } from '../../shared/pinRules.ts'
import { LineField } from '../ui/LineField.tsx'
import { FailureText } from './FailureText.tsx'

export type NewPin = { readonly pin: string; readonly repeated: string }

/** Whether it may be sent: main looks at it once more. */
export function isWholePin({ pin, repeated }: NewPin): boolean {
  return pinProblem(pin) === null && pin === repeated
}

type PinFieldsProps = { readonly value: NewPin; readonly onChange: (value: NewPin) => void; readonly isFirst?: boolean }

/** A new PIN, twice, with what is wrong with it as soon as it is long enough to say. */
export function PinFields({ value, onChange, isFirst = false }: PinFieldsProps) {
  const { t } = useTranslation()
  const problem = value.pin.length < 4 ? null : pinProblem(value.pin)
  const differs = value.repeated.length >= value.pin.length && value.repeated !== value.pin
  return (
    <>
      <LineField
        label={t('pin.new')}
        type="password"
        value={value.pin}
        maxLength={maximumPinCharacters}
        hint={problem === null ? t('pin.rule') : <FailureText failure={{ code: problem, params: {} }} />}
        onChange={(pin) => onChange({ ...value, pin })}
        data-testid="new-pin"
        {...(isFirst && { 'data-autofocus': '' })}
      />
      <LineField
        label={t('pin.repeat')}
        type="password"
        value={value.repeated}
        maxLength={maximumPinCharacters}
        hint={differs ? t('pin.differs') : undefined}
        onChange={(repeated) => onChange({ ...value, repeated })}
        data-testid="repeat-pin"
      />
    </>
  )
}
