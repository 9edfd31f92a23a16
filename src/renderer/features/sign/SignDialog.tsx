import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/errors.ts'
import type { DraftView } from '../../../shared/note.ts'
import { patientOf } from '../../../shared/patient.ts'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import type { ReviewedFinding } from '../../../shared/review.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PatientStrip } from '../PatientStrip.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useFindings } from '../useFindings.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { SignPin } from './SignPin.tsx'
import styles from './SignDialog.module.css'

/** The decision: what is signed, word for word, with what is still open; red findings come first and stand in the way. */
export function SignDialog() {
  const note = useWorkstation((state) => state.note)
  const { all, open } = useFindings()
  const draft = note?.draft
  if (!note || !draft) return null
  const reds = open.filter(({ severity }) => severity === 'red')
  const ambers = open.filter(({ severity }) => severity === 'amber')
  const kept = all.filter(({ override }) => override !== null)
  if (reds.length > 0) return <Refusal draft={draft} reds={reds} />
  return <Question note={note} draft={draft} ambers={ambers} kept={kept} />
}

const keyOf = ({ section, rule, span }: ReviewedFinding) => `${section}-${rule}-${span.start}-${span.end}`

function Refusal({ draft, reds }: { readonly draft: DraftView; readonly reds: readonly ReviewedFinding[] }) {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const selectFinding = useWorkstation((state) => state.selectFinding)

  function goTo(finding: ReviewedFinding | undefined): void {
    closeDialog()
    // the dialog gives the focus back to where it came from first
    if (finding) requestAnimationFrame(() => selectFinding(finding))
  }

  return (
    <Dialog
      title={t('sign.refusedTitle')}
      testId="sign-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('sign.cancel')}
          </Button>
          <Button
            tone="main"
            keys={shortcuts.nextFinding.shown}
            data-autofocus=""
            data-testid="go-to-finding"
            onClick={() => goTo(reds[0])}
          >
            {t('sign.goTo')}
          </Button>
        </>
      }
    >
      <div
        onKeyDown={(event) => {
          if (event.key === 'F8') goTo(reds[0])
        }}
      >
        <Notice tone="red" testId="sign-refused" code="findings-open">
          {t('sign.refused', { count: reds.length })}
        </Notice>
        <FindingButtons draft={draft} findings={reds} onChoose={goTo} />
      </div>
    </Dialog>
  )
}

type QuestionProps = {
  readonly note: LiveNote
  readonly draft: DraftView
  readonly ambers: readonly ReviewedFinding[]
  readonly kept: readonly ReviewedFinding[]
}

/** Enter signs, Esc goes back. */
function Question({ note, draft, ambers, kept }: QuestionProps) {
  const { t } = useTranslation()
  const signNote = useWorkstation((state) => state.signNote)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const asksPin = useWorkstation((state) => state.hasPin && state.settings.asksPinToSign)
  const isIntern = useWorkstation((state) => state.actor?.role === 'intern')
  const [isSigning, setIsSigning] = useState(false)
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const isReady = !isSigning && (!asksPin || pin !== '')

  async function sign(): Promise<void> {
    if (!isReady) return
    setIsSigning(true)
    setFailure(await signNote(asksPin ? pin : undefined))
    setPin('')
    setIsSigning(false)
  }

  return (
    <Dialog
      title={t('sign.title')}
      testId="sign-dialog"
      onClose={closeDialog}
      actions={
        <>
          <Button onClick={closeDialog} keys="Esc">
            {t('sign.cancel')}
          </Button>
          <Button
            tone="main"
            keys="↵"
            {...(!asksPin && { 'data-autofocus': '' })}
            data-testid="confirm-sign"
            disabled={!isReady}
            onClick={() => void sign()}
          >
            {t('sign.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.patient}>
        <PatientStrip title={note.summary.title} patient={patientOf(note.record.text)} testId="sign-patient" />
      </p>
      <dl className={styles.sections}>
        {draft.sections.map((section) => (
          <div key={section.id}>
            <dt>{section.heading}</dt>
            <dd>{section.text}</dd>
          </div>
        ))}
      </dl>
      {ambers.length > 0 ? (
        <Notice tone="amber" testId="sign-ambers">
          {t('sign.ambers', { count: ambers.length })}
          <Remarks findings={ambers} />
        </Notice>
      ) : null}
      {kept.length > 0 ? (
        <Notice tone="info" testId="sign-kept">
          {t('sign.kept', { count: kept.length })}
          <Remarks findings={kept} />
        </Notice>
      ) : null}
      {asksPin ? <SignPin pin={pin} failure={failure} onChange={setPin} onEnter={() => void sign()} /> : null}
      <p className={styles.after}>
        {t(isIntern ? 'sign.firstBody' : draft.firstSigned ? 'sign.secondBody' : 'sign.body', { name: draft.firstSigned?.by ?? '' })}
      </p>
    </Dialog>
  )
}

/** What is said of each, and why it stands where the physician kept it. */
function Remarks({ findings }: { readonly findings: readonly ReviewedFinding[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className={styles.remarks}>
      {findings.map((finding) => (
        <li key={keyOf(finding)}>
          {finding.message[language]}
          {finding.override === null ? null : (
            <>
              {' '}
              <span className={styles.why}>{t('review.kept', { reason: finding.override.reason })}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

type FindingButtonsProps = {
  readonly draft: DraftView
  readonly findings: readonly ReviewedFinding[]
  readonly onChoose: (finding: ReviewedFinding) => void
}

function FindingButtons({ draft, findings, onChoose }: FindingButtonsProps) {
  const language = useLanguage()
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={keyOf(finding)}>
          <button type="button" data-testid="open-finding" onClick={() => onChoose(finding)}>
            <span className={styles.where}>{draft.sections.find(({ id }) => id === finding.section)?.heading}</span>
            <span>{finding.message[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
