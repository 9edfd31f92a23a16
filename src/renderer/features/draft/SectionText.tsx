import { useTranslation } from 'react-i18next'
import { maximumSectionCharacters } from '../../../shared/limits.ts'
import type { DraftSection } from '../../../shared/note.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { locateStatements } from '../../state/locateStatements.ts'
import styles from './SectionText.module.css'

type SectionTextProps = {
  readonly section: DraftSection
  readonly text: string
  readonly isReadOnly: boolean
  readonly selectedIndex: number | null
}

/**
 * The section's text in a text area. A copy of the text behind it gives the height and shows which words the selected statement is;
 * the caret selects the statement that it stands in.
 */
export function SectionText({ section, text, isReadOnly, selectedIndex }: SectionTextProps) {
  const { t } = useTranslation()
  const editSection = useWorkstation((state) => state.editSection)
  const saveAllEdits = useWorkstation((state) => state.saveAllEdits)
  const selectStatement = useWorkstation((state) => state.selectStatement)
  const ranges = locateStatements(text, section.statements)
  const marked = selectedIndex === null ? null : (ranges[selectedIndex] ?? null)

  function selectAtCaret(caret: number): void {
    const index = ranges.findIndex((range) => range !== null && range.start <= caret && caret <= range.end)
    if (index >= 0 && index !== selectedIndex) selectStatement({ sectionId: section.id, index })
  }

  return (
    <div className={`${styles.box} ${isReadOnly ? styles.readOnly : ''}`}>
      <div className={styles.mirror} aria-hidden="true">
        {marked === null ? (
          text
        ) : (
          <>
            {text.slice(0, marked.start)}
            <mark>{text.slice(marked.start, marked.end)}</mark>
            {text.slice(marked.end)}
          </>
        )}
        {'\u200b'}
      </div>
      <textarea
        className={styles.area}
        aria-label={t(isReadOnly ? 'draft.section.textReadOnly' : 'draft.section.text', { heading: section.heading })}
        value={text}
        readOnly={isReadOnly}
        maxLength={maximumSectionCharacters}
        spellCheck={false}
        rows={1}
        placeholder={isReadOnly ? undefined : t('draft.section.empty')}
        data-testid="section-text"
        data-section={section.id}
        onChange={(event) => editSection(section.id, event.target.value)}
        onBlur={() => void saveAllEdits()}
        onSelect={(event) => selectAtCaret(event.currentTarget.selectionStart)}
      />
    </div>
  )
}
