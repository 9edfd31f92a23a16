import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../shared/note.ts'
import { segmentAt } from '../../../shared/text/segmentAt.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { createRecordEditor, type RecordEditor, type RecordMarks, type RecordSpan } from './recordEditor.ts'
import styles from './RecordPane.module.css'

type RecordTextProps = {
  readonly text: string
  readonly segments: readonly Segment[]
  readonly marks: RecordMarks
  readonly revealed: RecordSpan | null
}

/** The record's text in the editor. The editor keeps its own page: each prop is handed on when it changes. */
export function RecordText({ text, segments, marks, revealed }: RecordTextProps) {
  const { t, i18n } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<RecordEditor>(null)
  const selectOmission = useWorkstation((state) => state.selectOmission)
  const setAtSegment = useWorkstation((state) => state.setAtSegment)
  const read = useRef(segments)

  useEffect(() => {
    if (host.current === null) return
    const created = createRecordEditor(host.current, {
      onOmission: selectOmission,
      onTop: (offset) => setAtSegment(segmentAt(read.current, offset)?.number ?? null),
    })
    editor.current = created
    return () => {
      editor.current = null
      created.destroy()
    }
  }, [selectOmission, setAtSegment])

  useEffect(() => {
    editor.current?.setWords({ text: t('record.text'), specialCharacter: (code) => t('record.specialCharacter', { code }) })
  }, [t, i18n.language])
  useEffect(() => {
    read.current = segments
    editor.current?.setRecord(text, segments)
  }, [text, segments])
  useEffect(() => editor.current?.mark(marks), [text, segments, marks])
  useEffect(() => {
    if (revealed !== null) editor.current?.reveal(revealed)
  }, [revealed])

  return <div ref={host} className={styles.text} data-testid="record-text" />
}
