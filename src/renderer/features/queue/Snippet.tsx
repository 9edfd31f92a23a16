import { useTranslation } from 'react-i18next'
import type { SearchHit } from '../../../shared/search.ts'
import styles from './Queue.module.css'

/** Which text of the note holds the words, and the words in their place. */
export function Snippet({ hit: { kind, heading, snippet } }: { readonly hit: SearchHit }) {
  const { t } = useTranslation()
  const pieces: { readonly start: number; readonly text: string; readonly isMarked: boolean }[] = []
  let at = 0
  for (const { start, end } of snippet.marks) {
    pieces.push({ start: at, text: snippet.text.slice(at, start), isMarked: false })
    pieces.push({ start, text: snippet.text.slice(start, end), isMarked: true })
    at = end
  }
  pieces.push({ start: at, text: snippet.text.slice(at), isMarked: false })
  return (
    <span className={styles.preview} data-testid="snippet" data-kind={kind}>
      <span className={styles.kind}>{heading ?? t(`search.kind.${kind}`)}</span>{' '}
      {pieces.map((piece) => (piece.isMarked ? <mark key={piece.start}>{piece.text}</mark> : piece.text))}
    </span>
  )
}
