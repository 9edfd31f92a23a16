import { useTranslation } from 'react-i18next'
import type { NotePhase } from '../../../shared/note.ts'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import { Button } from '../../ui/Button.tsx'
import { clockTime } from '../../ui/clockTime.ts'
import { Dot } from '../../ui/Dot.tsx'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { templateNameOf } from '../templateNameOf.ts'
import { phaseTone } from '../phaseTone.ts'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './DraftPane.module.css'

/** What the draft is and where it stands. */
export function DraftHeader({ note }: { readonly note: LiveNote | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const openTemplates = useWorkstation((state) => state.openTemplates)
  const templateName = useWorkstation((state) => templateNameOf(state, language))
  const requestDraft = useWorkstation((state) => state.requestDraft)
  const openHistory = useWorkstation((state) => state.openHistory)
  const isStarting = useWorkstation((state) => state.isStarting)
  const openAsk = useWorkstation((state) => state.openAsk)
  const isAskOpen = useWorkstation((state) => state.isAskOpen)
  const draft = note?.draft ?? null
  const phase: NotePhase = draft?.phase ?? 'recorded'
  return (
    <div className={styles.bar}>
      <h2>{t('draft.title')}</h2>
      {draft === null ? null : (
        <button
          type="button"
          className={styles.template}
          title={`${t('templates.change', { name: templateName })} ${shortcuts.templates.shown}`}
          aria-keyshortcuts={shortcuts.templates.aria}
          data-testid="open-templates"
          onClick={() => void openTemplates()}
        >
          {templateName}
        </button>
      )}
      {note === null ? null : (
        <span className={styles.state} data-testid="draft-state" data-phase={phase} data-first-signed={draft?.firstSigned !== undefined}>
          <Dot tone={phaseTone[phase]} />
          <span className={styles.stateWords}>
            {phase === 'drafted' && draft?.firstSigned
              ? t('draft.state.firstSigned', { name: draft.firstSigned.by, time: clockTime(draft.firstSigned.at, true) })
              : phase === 'drafted' && draft?.author === 'physician'
                ? t('draft.state.draftedByPhysician')
                : t(`draft.state.${phase}`, { time: draft?.signedAt ? clockTime(draft.signedAt, true) : '' })}
          </span>
        </span>
      )}
      {note === null ? null : (
        <Button
          tone="quiet"
          keys={shortcuts.ask.shown}
          ariaKeys={shortcuts.ask.aria}
          aria-expanded={isAskOpen}
          onClick={openAsk}
          data-testid="open-ask"
        >
          {t('ask.open')}
        </Button>
      )}
      {draft === null || draft.phase === 'generating' ? null : (
        <Button
          tone="quiet"
          keys={shortcuts.history.shown}
          ariaKeys={shortcuts.history.aria}
          onClick={() => void openHistory()}
          data-testid="open-history"
        >
          {t('history.open')}
        </Button>
      )}
      {draft?.phase === 'drafted' || draft?.phase === 'signed' ? (
        <Button
          tone="quiet"
          keys={shortcuts.startDraft.shown}
          ariaKeys={shortcuts.startDraft.aria}
          disabled={isStarting}
          onClick={() => void requestDraft()}
          data-testid="start-draft"
        >
          {t(isStarting ? 'draft.starting' : 'draft.restart')}
        </Button>
      ) : null}
    </div>
  )
}
