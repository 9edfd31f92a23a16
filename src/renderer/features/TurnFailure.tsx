import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/errors.ts'
import { Notice } from '../ui/Notice.tsx'
import { FailureText } from './FailureText.tsx'

/** Why a turn came to nothing. One that the physician stopped is no failure. */
export function TurnFailure({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation()
  const isStopped = failure.code === 'cancelled'
  return (
    <Notice tone={isStopped ? 'info' : 'red'} testId="turn-failure" code={failure.code}>
      {isStopped ? t('ask.stopped') : <FailureText failure={failure} />}
    </Notice>
  )
}
