import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LiveNote, PrefillProgress } from '../../../shared/reduceNote.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './DraftPane.module.css'
import { readingShown } from './readingShown.ts'

const loadingPhases: readonly string[] = ['off', 'probing', 'loading', 'warming', 'crashed']

/** What the model is doing for this draft, in words, with a bar where its end is known. */
export function DraftProgress({ note }: { readonly note: LiveNote }) {
  const { t } = useTranslation()
  const engine = useWorkstation((state) => state.engine)
  const secondsLeft = useSecondsLeft(note.prefill)
  const sections = note.draft?.sections ?? []
  const isWritten = sections.some((section) => section.statements.length > 0 || (note.greyText[section.id] ?? '') !== '')

  if (note.prefill !== null) {
    const { words, value } = readingShown(t, note.prefill)
    return (
      <span className={styles.progress} role="status" data-testid="draft-progress">
        <ProgressBar value={value} label={words} />
        {/* told once: a screen reader would read out every count */}
        <span className="hidden-visually">{t('draft.progress.readingNow')}</span>
        <span aria-hidden="true">{words}</span>
        {secondsLeft === null ? null : (
          <span className={styles.estimate} aria-hidden="true">
            {t('draft.progress.estimate', { seconds: secondsLeft })}
          </span>
        )}
      </span>
    )
  }
  const isLoading = !isWritten && loadingPhases.includes(engine.phase)
  const words = isLoading
    ? t(`engine.phase.${engine.phase}`)
    : isWritten
      ? t('draft.progress.writing', { heading: headingInWork(note) })
      : t('draft.progress.waiting')
  return (
    <span className={styles.progress} role="status" data-testid="draft-progress">
      <ProgressBar value={isLoading ? engine.progress : null} label={words} />
      <span>{words}</span>
    </span>
  )
}

function headingInWork(note: LiveNote): string {
  const sections = note.draft?.sections ?? []
  const grey = sections.find((section) => (note.greyText[section.id] ?? '') !== '')
  return (grey ?? sections.find((section) => section.statements.length === 0) ?? sections.at(-1))?.heading ?? ''
}

/** Seconds until this part is read, at the speed so far; `null` before that can be told. */
function useSecondsLeft(prefill: PrefillProgress | null): number | null {
  const [begun, setBegun] = useState<{ readonly atMs: number; readonly done: number } | null>(null)
  const part = prefill?.part ?? null
  useEffect(() => {
    setBegun(part === null ? null : { atMs: performance.now(), done: prefill?.done ?? 0 })
    // Measured anew for each part, not for each step.
  }, [part])
  if (begun === null || prefill === null || prefill.done <= begun.done) return null
  const elapsedMs = performance.now() - begun.atMs
  if (elapsedMs < 700) return null
  return Math.max(1, Math.round(((prefill.total - prefill.done) * elapsedMs) / (prefill.done - begun.done) / 1000))
}
