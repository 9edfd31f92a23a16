import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import { countUnsupported } from '../../state/countUnsupported.ts'
import { nextSectionToCopy } from '../../state/nextSectionToCopy.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, StopIcon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'

import { DraftProgress } from './DraftProgress.tsx'
import styles from './DraftPane.module.css'

/** What comes next, always in the same place. */
export function DraftFooter({ note, draft }: { readonly note: LiveNote; readonly draft: DraftView }) {
  if (draft.phase === 'generating') return <WritingFooter note={note} />
  if (draft.phase === 'stopped') return <StoppedFooter />
  return <DoneFooter draft={draft} />
}

function WritingFooter({ note }: { readonly note: LiveNote }) {
  const { t } = useTranslation()
  const stopDraft = useWorkstation((state) => state.stopDraft)
  const isStopping = useWorkstation((state) => state.isStopping)
  return (
    <div className={styles.foot}>
      <DraftProgress note={note} />
      <Button
        keys={shortcuts.stopDraft.shown}
        ariaKeys={shortcuts.stopDraft.aria}
        disabled={isStopping}
        onClick={() => void stopDraft()}
        data-testid="stop-draft"
      >
        <StopIcon size={14} />
        {t(isStopping ? 'draft.stopping' : 'draft.stop')}
      </Button>
    </div>
  )
}

function StoppedFooter() {
  const { t } = useTranslation()
  const requestDraft = useWorkstation((state) => state.requestDraft)
  const keepStoppedDraft = useWorkstation((state) => state.keepStoppedDraft)
  const isStarting = useWorkstation((state) => state.isStarting)
  return (
    <div className={styles.foot}>
      <span className={styles.grow}>{t('draft.foot.stopped')}</span>
      <Button onClick={() => void keepStoppedDraft()} data-testid="keep-draft">
        {t('draft.keep')}
      </Button>
      <Button
        tone="main"
        keys={shortcuts.startDraft.shown}
        ariaKeys={shortcuts.startDraft.aria}
        disabled={isStarting}
        onClick={() => void requestDraft()}
        data-testid="start-draft"
      >
        {t(isStarting ? 'draft.starting' : 'draft.restart')}
      </Button>
    </div>
  )
}

function DoneFooter({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const copiedSectionIds = useWorkstation((state) => state.copiedSectionIds)
  const copyNextSection = useWorkstation((state) => state.copyNextSection)
  const copyNote = useWorkstation((state) => state.copyNote)
  const requestSign = useWorkstation((state) => state.requestSign)
  const isSigned = draft.phase === 'signed'
  const next = nextSectionToCopy(draft, copiedSectionIds)
  const unsupported = countUnsupported(draft)
  const copyLater = isSigned ? undefined : t('draft.foot.copyLater')
  return (
    <div className={styles.foot}>
      {isSigned ? (
        <span className={styles.signed}>
          <CheckIcon />
          {t('draft.foot.done')}
        </span>
      ) : (
        <span className={styles.grow}>
          {unsupported > 0 ? <span className={styles.attention}>{t('draft.foot.unsupported', { count: unsupported })}</span> : null}
          <Kbd keys={shortcuts.nextStatement.shown} /> {copyLater}
        </span>
      )}
      <span className={styles.buttons}>
        <Button
          tone={isSigned ? 'main' : 'plain'}
          keys={shortcuts.copyNextSection.shown}
          ariaKeys={shortcuts.copyNextSection.aria}
          disabled={!isSigned}
          title={copyLater}
          onClick={() => void copyNextSection()}
          data-testid="copy-next"
        >
          {next === null ? t('draft.copyNext') : t('draft.copyNextNamed', { heading: next.heading })}
        </Button>
        <Button
          keys={isSigned ? shortcuts.copyNote.shown : undefined}
          ariaKeys={shortcuts.copyNote.aria}
          disabled={!isSigned}
          title={copyLater}
          onClick={() => void copyNote()}
          data-testid="copy-note"
        >
          {t('draft.copyAll')}
        </Button>
        {isSigned ? null : (
          <Button
            tone="main"
            keys={shortcuts.sign.shown}
            ariaKeys={shortcuts.sign.aria}
            onClick={() => void requestSign()}
            data-testid="sign"
          >
            {t('draft.sign')}
          </Button>
        )}
      </span>
    </div>
  )
}
