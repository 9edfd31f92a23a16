import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import { isOpening } from '../../state/noteSlice.ts'
import type { StatementAt } from '../../state/workstationState.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useFindings } from '../useFindings.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { CoverageBar } from './CoverageBar.tsx'
import { InstructionNotice } from './InstructionNotice.tsx'
import { Minute } from './Minute.tsx'
import { Outline } from './Outline.tsx'
import { recordCoverage } from './recordCoverage.ts'
import type { RecordSpan } from './recordEditor.ts'
import { RecordText } from './RecordText.tsx'
import styles from './RecordPane.module.css'

const none: readonly [] = []

/** The record as it was taken in: text that is never changed, with what the draft rests on marked in it. */
export function RecordPane() {
  const { t, i18n } = useTranslation()
  const note = useWorkstation((state) => state.note)
  const isWaiting = useWorkstation(isOpening)
  const failure = useWorkstation((state) => state.noteFailure)
  const selectedStatement = useWorkstation((state) => state.selectedStatement)
  const revealed = useWorkstation((state) => state.revealed)
  const isQueueEmpty = useWorkstation((state) => state.notes.length === 0)
  const draft = note?.draft ?? null
  const cited = useMemo(() => citedSpans(draft), [draft])
  const omissions = useWorkstation((state) => state.checked?.omissions ?? none)
  const currentOmission = useWorkstation((state) => state.currentOmission)
  const { current } = useFindings()
  const quoted = useWorkstation((state) => state.quoted)
  const text = note?.record.text
  const instructions = note?.record.instructions ?? none
  const marks = useMemo(() => {
    const omitted = omissions.flatMap(({ evidence, kind }) =>
      evidence.map((span) => ({ ...span, label: `${t(`omissions.kind.${kind}`)}\u2002${span.text}` })),
    )
    const wanted = omitted.filter(({ start }) => start === currentOmission)
    // an answer about an earlier text of the record may not stand there any more
    const answer = quoted !== null && text?.slice(quoted.start, quoted.end) === quoted.text ? [quoted] : null
    const selected = answer ?? current?.evidence ?? (wanted.length > 0 ? wanted : spansOf(draft, selectedStatement))
    return { cited, omitted, instructions, selected }
  }, [cited, instructions, omissions, currentOmission, current, quoted, text, draft, selectedStatement, t])

  const record = isWaiting ? undefined : note?.record
  const segments = record?.segments ?? none
  const coverage = useMemo(() => recordCoverage(segments, marks.cited, marks.omitted), [segments, marks])
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <>
      <div className={styles.bar}>
        <h2>{t('record.title')}</h2>
        {record ? <Outline segments={record.segments} /> : null}
        {record ? (
          <span className={styles.size}>
            {coverage.cited > 0
              ? t('record.cited', { cited: number.format(coverage.cited), all: number.format(coverage.all) })
              : t('record.size', { characters: number.format(record.text.length), segments: number.format(record.segments.length) })}
          </span>
        ) : null}
      </div>
      {record ? (
        <CoverageBar segments={record.segments} length={record.text.length} coverage={coverage} omissions={marks.omitted.length} />
      ) : null}
      {failure ? (
        <div className={styles.notices}>
          <Notice tone="red" testId="failure" code={failure.code}>
            <FailureText failure={failure} />
          </Notice>
        </div>
      ) : null}
      {record && instructions.length > 0 ? <InstructionNotice instructions={instructions} /> : null}
      {record && record.notices.length > 0 ? (
        <div className={styles.notices} data-testid="record-notices">
          {record.notices.map(({ code, count }) => (
            <p key={code}>{t(`record.notice.${code}`, { count })}</p>
          ))}
        </div>
      ) : null}
      {record ? (
        <RecordText text={record.text} segments={record.segments} marks={marks} revealed={revealed} />
      ) : (
        <div className={styles.empty}>
          {isWaiting ? (
            <p className={styles.late}>{t('record.opening')}</p>
          ) : failure ? null : isQueueEmpty ? (
            <Minute />
          ) : (
            <>
              <h3>{t('record.empty.title')}</h3>
              <p>{t('record.empty.body')}</p>
            </>
          )}
        </div>
      )}
    </>
  )
}

function citedSpans(draft: DraftView | null): readonly RecordSpan[] {
  return draft?.sections.flatMap((section) => section.statements.flatMap((statement) => statement.evidence)) ?? none
}

function spansOf(draft: DraftView | null, at: StatementAt | null): readonly RecordSpan[] {
  return draft?.sections.find((section) => section.id === at?.sectionId)?.statements[at?.index ?? -1]?.evidence ?? none
}
