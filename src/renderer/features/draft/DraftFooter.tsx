import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import { nextSectionToCopy } from '../../state/nextSectionToCopy.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, StopIcon } from '../../ui/icons.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useFindings } from '../useFindings.ts'
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
  // another try would end the same way
  const hasNoModel = useWorkstation((state) => state.engine.phase === 'missing' || state.engine.phase === 'refused')
  return (
    <div className={styles.foot}>
      <span className={styles.grow}>{t('draft.foot.stopped')}</span>
      <Button tone={hasNoModel ? 'main' : 'plain'} onClick={() => void keepStoppedDraft()} data-testid="keep-draft">
        {t('draft.keep')}
      </Button>
      <Button
        tone={hasNoModel ? 'plain' : 'main'}
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
  const requestSign = useWorkstation((state) => state.requestSign)
  const isIntern = useWorkstation((state) => state.actor?.role === 'intern')
  if (draft.phase === 'signed') return <SignedFooter draft={draft} />
  return (
    <div className={styles.foot}>
      <LeftToCheck />
      <LeftOut />
      <Button
        tone="main"
        keys={shortcuts.sign.shown}
        ariaKeys={shortcuts.sign.aria}
        onClick={() => void requestSign()}
        data-testid="sign"
        disabled={isIntern && draft.firstSigned !== undefined}
      >
        {t(draft.firstSigned !== undefined ? 'draft.secondSign' : isIntern ? 'draft.firstSign' : 'draft.sign')}
      </Button>
    </div>
  )
}

/** How much is left before the signature, and the key that goes there. */
function LeftToCheck() {
  const { t } = useTranslation()
  const { open } = useFindings()
  const isChecked = useWorkstation((state) => state.checked !== null)
  const hasFailed = useWorkstation((state) => state.checkFailure !== null)
  const moveFinding = useWorkstation((state) => state.moveFinding)
  const hasRed = open.some(({ severity }) => severity === 'red')
  const words = !isChecked ? t(hasFailed ? 'review.failed' : 'review.checking') : t('review.nothingLeft')
  return (
    <span className={styles.grow} role="status" data-testid="left-to-check" data-count={isChecked ? open.length : undefined}>
      {open.length === 0 ? (
        <span>{words}</span>
      ) : (
        <>
          <span className={hasRed ? styles.alarm : styles.attention}>{t('review.left', { count: open.length })}</span>
          <Button
            tone="quiet"
            keys={shortcuts.nextFinding.shown}
            ariaKeys={shortcuts.nextFinding.aria}
            onClick={() => moveFinding(1)}
            data-testid="next-finding"
          >
            {t('review.next')}
          </Button>
        </>
      )}
    </span>
  )
}

/** The list stands below the sections, often out of sight: this tells of it and goes there. */
function LeftOut() {
  const { t } = useTranslation()
  const count = useWorkstation((state) => state.checked?.omissions.length ?? 0)
  if (count === 0) return null
  return (
    <Button
      tone="quiet"
      data-testid="left-out"
      onClick={() => document.querySelector<HTMLElement>('[data-testid=omissions] button')?.focus()}
    >
      {t('omissions.jump', { count })}
    </Button>
  )
}

function SignedFooter({ draft }: { readonly draft: DraftView }) {
  const { t } = useTranslation()
  const copiedSectionIds = useWorkstation((state) => state.copiedSectionIds)
  const copyNextSection = useWorkstation((state) => state.copyNextSection)
  const copyNote = useWorkstation((state) => state.copyNote)
  const order = useWorkstation((state) => state.settings.exportProfile.order)
  const openSheet = useWorkstation((state) => state.openSheet)
  const next = nextSectionToCopy(draft, copiedSectionIds, order)
  return (
    <div className={styles.foot}>
      <span className={styles.signed}>
        <CheckIcon />
        {t('draft.foot.done')}
      </span>
      <span className={styles.buttons}>
        <Button
          tone="quiet"
          keys={shortcuts.print.shown}
          ariaKeys={shortcuts.print.aria}
          onClick={() => void openSheet()}
          data-testid="open-sheet"
        >
          {t('draft.print')}
        </Button>
        <Button
          tone="main"
          keys={shortcuts.copyNextSection.shown}
          ariaKeys={shortcuts.copyNextSection.aria}
          onClick={() => void copyNextSection()}
          data-testid="copy-next"
        >
          {next === null ? t('draft.copyNext') : t('draft.copyNextNamed', { heading: next.heading })}
        </Button>
        <Button keys={shortcuts.copyNote.shown} ariaKeys={shortcuts.copyNote.aria} onClick={() => void copyNote()} data-testid="copy-note">
          {t('draft.copyAll')}
        </Button>
      </span>
    </div>
  )
}
