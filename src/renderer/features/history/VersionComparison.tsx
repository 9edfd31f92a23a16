import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/note.ts'
import type { VersionTexts } from '../../state/deskState.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './History.module.css'
import { useVersionName } from './useVersionName.ts'
import { wordDiff, type DiffPiece } from '../wordDiff.ts'

/** The two chosen versions, section by section, with the words marked that the other one lacks. */
export function VersionComparison({ history }: { readonly history: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const nameOf = useVersionName()
  const compared = useWorkstation((state) => state.compared)
  const texts = useWorkstation((state) => state.versionTexts)
  const left = compared === null ? undefined : history[compared.left]
  const right = compared === null ? undefined : history[compared.right]
  if (compared === null || left === undefined || right === undefined) return null
  const leftTexts = texts[compared.left]
  const rightTexts = texts[compared.right]
  if (leftTexts === undefined || rightTexts === undefined) return <p className={styles.late}>{t('history.loading')}</p>
  const rows = comparisonOf(leftTexts, rightTexts)
  const changed = rows.filter(({ diff }) => !diff.isSame).length
  return (
    <section className={styles.comparison} aria-label={t('history.compare')} data-testid="comparison" data-changed={changed}>
      <p className={styles.changes} role="status">
        {changed === 0 ? t('history.allSame') : t('history.changes', { count: changed })}
      </p>
      <div className={styles.sides}>
        <p className={styles.side}>{nameOf(left)}</p>
        <p className={styles.side}>{nameOf(right)}</p>
      </div>
      {rows.map(({ id, heading, diff, isOnLeft, isOnRight }) => (
        <section key={id} className={styles.section} aria-label={heading} data-testid="compared-section" data-section={id}>
          <h3>
            {heading}
            {diff.isSame ? <span className={styles.same}>{t('history.same')}</span> : null}
          </h3>
          <div className={styles.sides} data-same={diff.isSame}>
            <Side pieces={diff.left} tag="del" missing={isOnLeft ? null : t('history.missing')} />
            <Side pieces={diff.right} tag="ins" missing={isOnRight ? null : t('history.missing')} />
          </div>
        </section>
      ))}
    </section>
  )
}

type SideProps = { readonly pieces: readonly DiffPiece[]; readonly tag: 'del' | 'ins'; readonly missing: string | null }

function Side({ pieces, tag: Tag, missing }: SideProps) {
  return (
    <p className={styles.text} data-side={Tag}>
      {missing === null ? null : <span className={styles.same}>{missing}</span>}
      {pieces.map(({ kind, text }, index) => (kind === 'changed' ? <Tag key={index}>{text}</Tag> : <span key={index}>{text}</span>))}
    </p>
  )
}

/** In the order of the right one; what only the left one has comes after. */
function comparisonOf(left: VersionTexts, right: VersionTexts) {
  const ids = [...new Set([...right, ...left].map(({ id }) => id))]
  return ids.map((id) => {
    const [one, other] = [left, right].map((texts) => texts.find((section) => section.id === id))
    const diff = wordDiff(one?.text ?? '', other?.text ?? '')
    return { id, heading: other?.heading ?? one?.heading ?? id, diff, isOnLeft: one !== undefined, isOnRight: other !== undefined }
  })
}
