import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { maximumSectionCharacters } from '../../../shared/limits.ts'
import type { DraftSection } from '../../../shared/note.ts'
import type { ReviewedFinding } from '../../../shared/review.ts'
import { locateStatements } from '../../state/locateStatements.ts'
import type { EditKind } from '../../state/workstationState.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { markedPieces, type TextMark } from './markedPieces.ts'
import styles from './SectionText.module.css'
import { typeInto } from './typeInto.ts'

type MarkName = 'statement' | 'current' | 'red' | 'amber' | 'rewriting'

type SectionTextProps = {
  readonly section: DraftSection
  readonly text: string
  /** waiting: another section is being written anew. */
  readonly state: 'editable' | 'signed' | 'stopped' | 'waiting'
  readonly selectedIndex: number | null
  /** What is left to check in this section. */
  readonly findings: readonly ReviewedFinding[]
  /** The finding that is looked at, when it is one of this section. */
  readonly current: ReviewedFinding | null
  /** The words that are to be written anew. */
  readonly rewriting: { readonly start: number; readonly end: number } | null
  /** Told when words of the section come to be selected, or are no more. */
  readonly onSelection: (hasSelection: boolean) => void
}

/**
 * The section's text in a text area. A copy of the text behind it gives the height and shows the words of the selected statement and of each
 * finding; the caret selects the statement that it stands in.
 */
export function SectionText({ section, text, state, selectedIndex, findings, current, rewriting, onSelection }: SectionTextProps) {
  const { t } = useTranslation()
  const editSection = useWorkstation((workstation) => workstation.editSection)
  const saveAllEdits = useWorkstation((workstation) => workstation.saveAllEdits)
  const selectStatement = useWorkstation((workstation) => workstation.selectStatement)
  const area = useRef<HTMLTextAreaElement>(null)
  /** How the next input comes: a repair is carried out as typing, and told apart from it here. */
  const inputKind = useRef<EditKind>('edit')
  const isReadOnly = state !== 'editable'
  const ranges = locateStatements(text, section.statements)
  const selected = selectedIndex === null ? null : (ranges[selectedIndex] ?? null)
  // what is about the whole section says so below it; a line under all of it would hide the others
  const isPart = ({ span }: ReviewedFinding): boolean => text.slice(span.start, span.end).trim() !== text.trim()
  const marks: TextMark<MarkName>[] = [
    ...(selected === null ? [] : [{ ...selected, name: 'statement' as const }]),
    ...findings.filter(isPart).flatMap(({ span, severity }) => (severity === 'hint' ? [] : [{ ...span, name: severity }])),
    ...(rewriting === null ? [] : [{ ...rewriting, name: 'rewriting' as const }]),
    ...(current === null || !isPart(current) ? [] : [{ ...current.span, name: 'current' as const }]),
  ]

  useRepairs(area, inputKind, section.id)
  useFocusOnFinding(area, section.id, text, current)

  function selectAtCaret(caret: number): void {
    // where the walk over the findings has put it
    if (caret === current?.span.start) return
    const inside = ranges.findIndex((range) => range !== null && range.start <= caret && caret < range.end)
    const index = inside >= 0 ? inside : ranges.findIndex((range) => range?.end === caret)
    if (index >= 0 && index !== selectedIndex) selectStatement({ sectionId: section.id, index })
  }

  return (
    <div className={`${styles.box} ${styles[state]}`}>
      <div className={styles.mirror} aria-hidden="true">
        {markedPieces(text, marks).map((piece, index) =>
          piece.names.length === 0 ? (
            piece.text
          ) : (
            // by its turn: its place changes with each key that is typed before it
            <mark key={index} className={piece.names.map((name) => styles[name]).join(' ')} data-marks={piece.names.join(' ')}>
              {piece.text}
            </mark>
          ),
        )}
        {'\u200b'}
      </div>
      <textarea
        autoComplete="off"
        ref={area}
        className={styles.area}
        aria-label={t(isReadOnly ? 'draft.section.textReadOnly' : 'draft.section.text', { heading: section.heading })}
        value={text}
        readOnly={isReadOnly}
        maxLength={maximumSectionCharacters}
        spellCheck={false}
        rows={1}
        placeholder={state === 'stopped' ? t('draft.section.notWritten') : isReadOnly ? undefined : t('draft.section.empty')}
        data-testid="section-text"
        data-section={section.id}
        onChange={(event) => editSection(section.id, event.target.value, inputKind.current)}
        onBlur={() => {
          onSelection(false)
          void saveAllEdits()
        }}
        onSelect={({ currentTarget }) => {
          selectAtCaret(currentTarget.selectionStart)
          onSelection(currentTarget.selectionStart < currentTarget.selectionEnd)
        }}
      />
    </div>
  )
}

/** Carries out the edit that is meant for this section, once. */
function useRepairs(area: React.RefObject<HTMLTextAreaElement | null>, inputKind: React.RefObject<EditKind>, sectionId: string): void {
  const edit = useWorkstation((state) => (state.sectionEdit?.sectionId === sectionId ? state.sectionEdit : null))
  const takeSectionEdit = useWorkstation((state) => state.takeSectionEdit)
  useEffect(() => {
    const element = area.current
    if (edit === null || element === null) return
    takeSectionEdit()
    // not while React is at work: it would set the old text once more before the new one, and the undo of the text area would be lost
    queueMicrotask(() => {
      inputKind.current = edit.kind
      typeInto(element, edit.start, edit.end, edit.text)
      inputKind.current = 'edit'
      if (edit.caret !== undefined) element.setSelectionRange(edit.caret, edit.caret)
    })
  }, [area, inputKind, edit, takeSectionEdit])
}

/** Goes to the words of a finding when the physician has walked to it, ready to be typed over; a whole section is not selected, lest a key takes it all. */
function useFocusOnFinding(
  area: React.RefObject<HTMLTextAreaElement | null>,
  sectionId: string,
  text: string,
  current: ReviewedFinding | null,
): void {
  const at = useWorkstation((state) => (state.currentFinding?.sectionId === sectionId ? state.currentFinding : null))
  useEffect(() => {
    if (at === null || current === null || area.current === null) return
    const { start, end } = current.span
    area.current.focus()
    area.current.setSelectionRange(start, end - start < text.length ? end : start)
    // For each time that it is walked to, not for each key.
  }, [area, at])
}
