import { isOpening } from '../../state/noteSlice.ts'
import { shownText } from '../../state/shownText.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { Check } from './Check.tsx'
import { DraftEmpty } from './DraftEmpty.tsx'
import { DraftFooter } from './DraftFooter.tsx'
import { DraftHeader } from './DraftHeader.tsx'
import { DraftNotices } from './DraftNotices.tsx'
import { FindingNews } from './FindingNews.tsx'
import { OmissionList } from './OmissionList.tsx'
import { SectionBlock } from './SectionBlock.tsx'
import { StreamNews } from './StreamNews.tsx'
import styles from './DraftPane.module.css'

/** The draft of the open note, from the first grey word to the signed text. */
export function DraftPane() {
  const isWaiting = useWorkstation(isOpening)
  const opened = useWorkstation((state) => state.note)
  const edits = useWorkstation((state) => state.edits)
  const note = isWaiting ? null : opened
  const draft = note?.draft ?? null

  return (
    <>
      <DraftHeader note={note} />
      <div className={styles.scroll}>
        <DraftNotices draft={draft} />
        {note === null || draft === null ? (
          isWaiting ? null : (
            <DraftEmpty note={note} />
          )
        ) : (
          <>
            {draft.sections.map((section) => (
              <SectionBlock
                key={`${draft.id}-${section.id}`}
                draft={draft}
                section={section}
                segments={note.record.segments}
                text={shownText(edits, draft, section)}
                grey={note.greyText[section.id] ?? ''}
              />
            ))}
            <OmissionList draft={draft} />
            {draft.phase === 'generating' ? null : <Check draft={draft} />}
            <FindingNews draft={draft} />
            <StreamNews key={`news-${draft.id}`} draft={draft} />
          </>
        )}
      </div>
      {note !== null && draft !== null ? <DraftFooter note={note} draft={draft} /> : null}
    </>
  )
}
