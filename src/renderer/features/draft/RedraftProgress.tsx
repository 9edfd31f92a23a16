import { useTranslation } from 'react-i18next'
import type { Redraft } from '../../state/dialogueState.ts'
import { TurnProgress } from '../TurnProgress.tsx'

/** Where the section that is written anew stands, in words, with a bar while its end is known, and the way to stop it. */
export function RedraftProgress({ redraft, heading }: { readonly redraft: Redraft; readonly heading: string }) {
  const { t } = useTranslation()
  const { prefill, grey, statements } = redraft
  if (prefill !== null) {
    const { done, total, part, parts } = prefill
    const percent = total === 0 ? 0 : Math.floor((100 * done) / total)
    const words = t(parts > 1 ? 'draft.progress.readingPart' : 'draft.progress.reading', { percent, part, parts })
    return <TurnProgress asking={redraft} words={words} value={total === 0 ? null : done / total} />
  }
  const isWriting = grey !== '' || statements.length > 0
  return <TurnProgress asking={redraft} words={isWriting ? t('draft.progress.writing', { heading }) : t('sectionRedraft.working')} />
}
