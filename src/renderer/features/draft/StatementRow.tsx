import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment, Statement } from '../../../shared/note.ts'
import { ownWordsOf } from '../../state/ruleUsedHere.ts'
import { changeWords } from '../changeWords.ts'
import { shortcuts } from '../shortcuts.ts'
import { usePlaceOf } from '../usePlaceOf.ts'
import styles from './StatementList.module.css'

const signs: Readonly<Record<Statement['kind'], string>> = { record: '●', quoted: '”', suggestion: '?', absent: '–', edited: '✎' }

type StatementRowProps = {
  readonly statement: Statement
  /** From 1, where the section has several. */
  readonly ordinal: number | null
  /** Its words are not in the text any more, and the edit is not saved yet. */
  readonly isChanged: boolean
  readonly segments: readonly Segment[]
  readonly isSelected: boolean
  /** It can change places with a neighbour. */
  readonly isMovable: boolean
  readonly isReachable: boolean
  readonly onSelect: () => void
}

/** One statement's mark and what it rests on: a line, or everything when it is selected. */
export function StatementRow({ statement, ordinal, isChanged, segments, isSelected, isMovable, isReachable, onSelect }: StatementRowProps) {
  const { t } = useTranslation()
  const place = usePlaceOf(segments)
  const row = useRef<HTMLLIElement>(null)
  const { evidence, kind } = statement
  const ownWords = isChanged ? null : ownWordsOf(statement)
  const shown = isChanged ? [] : isSelected ? evidence : evidence.slice(0, 1)

  useEffect(() => {
    if (!isSelected || row.current === null) return
    row.current.scrollIntoView({ block: 'nearest' })
    if (document.activeElement?.closest('[data-testid=statement]')) row.current.focus()
  }, [isSelected])

  return (
    <li
      ref={row}
      role="option"
      aria-selected={isSelected}
      aria-keyshortcuts={isMovable ? `${shortcuts.moveStatementUp.aria} ${shortcuts.moveStatementDown.aria}` : undefined}
      tabIndex={isReachable ? 0 : -1}
      className={styles.row}
      title={isSelected ? undefined : statement.text}
      data-testid="statement"
      data-kind={kind}
      data-changed={isChanged}
      data-by-rule={ownWords !== null}
      data-evidence={JSON.stringify(evidence)}
      onClick={onSelect}
    >
      <span className={styles.sign} aria-hidden="true">
        {signs[kind]}
      </span>
      <span className="hidden-visually">{statement.text}</span>
      {ordinal === null ? null : <span className={styles.ordinal}>{ordinal}</span>}
      <span className={styles.words}>
        {kind === 'record' || isChanged ? null : <span className={styles.kind}>{t(`draft.statement.kind.${kind}`)}</span>}
        {isChanged ? <span className={styles.changed}>{t('draft.statement.changed')}</span> : null}
        {!isChanged && evidence.length === 0 && kind !== 'absent' ? (
          <span className={styles.missing}>{t('draft.statement.noEvidence')}</span>
        ) : null}
        {ownWords === null ? null : (
          <span className={styles.byRule} data-testid="by-rule">
            {t('draft.statement.byRule', {
              rules: (statement.rewrite?.rules ?? []).map(({ change }) => changeWords(t, change)).join(t('memory.pack.and')),
            })}
          </span>
        )}
        {ownWords === null || !isSelected ? null : (
          <span className={styles.ownWords} data-testid="own-words">
            {t('draft.statement.own', { text: ownWords })}
          </span>
        )}
        {shown.map((span) => (
          <span key={`${span.start}-${span.end}`} className={styles.evidence}>
            <q>{span.text.replace(/\s+/g, ' ').trim()}</q>
            <span className={styles.place}>{place(span)}</span>
          </span>
        ))}
        {!isSelected && !isChanged && evidence.length > 1 ? (
          <span className={styles.more}>{t('draft.statement.more', { count: evidence.length })}</span>
        ) : null}
      </span>
    </li>
  )
}
