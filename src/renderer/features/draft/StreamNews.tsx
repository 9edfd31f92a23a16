import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'

/** For screen readers: each statement once it has settled, one after the other and without a hurry. Nothing of the grey text is told, which may not stand. */
export function StreamNews({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  return (
    <div className="hidden-visually" role="log" aria-label={t('draft.news')} data-testid="stream-news">
      {draft.phase === 'generating'
        ? draft.sections.flatMap((section) =>
            section.statements.map(({ text }, index) => (
              <p key={`${section.id}-${String(index)}`}>{t('draft.settled', { heading: section.heading, text })}</p>
            )),
          )
        : null}
    </div>
  )
}
