import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { useFindings } from '../useFindings.ts'

/** For screen readers: the finding that the walk has come to, without a hurry. */
export function FindingNews({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { current } = useFindings()
  const heading = draft.sections.find(({ id }) => id === current?.section)?.heading ?? ''
  return (
    <p className="hidden-visually" role="status" data-testid="finding-news">
      {current === null
        ? ''
        : t('review.announce', { heading, severity: t(`review.severity.${current.severity}`), message: current.message[language] })}
    </p>
  )
}
