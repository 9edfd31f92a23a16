import type { Failure } from '../../shared/errors.ts'
import { formatFailure } from '../../shared/messages/formatFailure.ts'
import { useLanguage } from '../i18n/useLanguage.ts'

/** What happened and what to do, in the language of the window. */
export function FailureText({ failure }: { readonly failure: Failure }) {
  return <>{formatFailure(failure, useLanguage())}</>
}
