import { useTranslation } from 'react-i18next'
import type { Redraft } from '../../state/dialogueState.ts'
import { TurnProgress } from '../TurnProgress.tsx'
import { readingShown } from './readingShown.ts'

/** Where the section that is written anew stands, in words, with a bar while its end is known, and the way to stop it. */
export function RedraftProgress({ redraft, heading }: { readonly redraft: Redraft; readonly heading: string }) {
  const { t } = useTranslation()
  const { prefill, grey, statements } = redraft
  if (prefill !== null) {
    const { words, value } = readingShown(t, prefill)
    return <TurnProgress asking={redraft} words={words} value={value} />
  }
  const isWriting = grey !== '' || statements.length > 0
  return <TurnProgress asking={redraft} words={isWriting ? t('draft.progress.writing', { heading }) : t('sectionRedraft.working')} />
}
