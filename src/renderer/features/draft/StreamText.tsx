import type { DraftSection } from '../../../shared/note.ts'
import styles from './SectionText.module.css'

/** A section while it is written: what has settled, and in grey what the model is at. */
export function StreamText({ section, grey }: { readonly section: DraftSection; readonly grey: string }) {
  return (
    <div className={`${styles.box} ${styles.stream}`}>
      <div className={styles.streamText} data-testid="section-stream" data-section={section.id}>
        <span>{section.text}</span>
        {grey === '' ? null : (
          <span className={styles.grey} data-testid="grey-text">
            {grey}
          </span>
        )}
      </div>
    </div>
  )
}
