import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSection, Segment } from '../../../shared/note.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { locateStatements } from '../../state/locateStatements.ts'
import { StatementRow } from './StatementRow.tsx'
import styles from './StatementList.module.css'

type StatementListProps = {
  readonly section: DraftSection
  readonly text: string
  readonly segments: readonly Segment[]
  readonly selectedIndex: number | null
  readonly isEditable: boolean
}

/** What each sentence of the section rests on, in their order; ↑ ↓ move, through all sections. */
export function StatementList({ section, text, segments, selectedIndex, isEditable }: StatementListProps) {
  const { t } = useTranslation()
  const selectStatement = useWorkstation((state) => state.selectStatement)
  const moveStatement = useWorkstation((state) => state.moveStatement)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    moveStatement(event.key === 'ArrowDown' ? 1 : -1)
  }

  const ranges = text === section.text ? null : locateStatements(text, section.statements)
  if (section.statements.length === 0) return <div className={styles.list} />
  return (
    <ul role="listbox" aria-label={t('draft.section.evidence', { heading: section.heading })} className={styles.list} onKeyDown={onKeyDown}>
      {section.statements.map((statement, index) => (
        <StatementRow
          key={`${index}-${statement.text}`}
          statement={statement}
          ordinal={section.statements.length > 1 ? index + 1 : null}
          isChanged={ranges !== null && ranges[index] === null}
          segments={segments}
          isSelected={index === selectedIndex}
          isMovable={isEditable && section.statements.length > 1}
          isReachable={index === (selectedIndex ?? 0)}
          onSelect={() => selectStatement({ sectionId: section.id, index })}
        />
      ))}
    </ul>
  )
}
