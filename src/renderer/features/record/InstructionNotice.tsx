import { useTranslation } from 'react-i18next'
import type { NoteView } from '../../../shared/note.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './RecordPane.module.css'

type Instructions = NonNullable<NoteView['record']['instructions']>

/** So many have a button of their own; all are marked in the record. */
const maximumButtons = 5
const shownCharacters = 48
const shapeless = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|\udb40[\udc00-\udc7f]/g

/** That passages of the record speak to the program, which it neither reads nor rests on: each can be gone to, and is for the physician to judge. */
export function InstructionNotice({ instructions }: { readonly instructions: readonly Instructions[number][] }) {
  const { t } = useTranslation()
  const reveal = useWorkstation((state) => state.reveal)
  return (
    <div className={styles.notices} data-count={instructions.length} data-testid="record-instructions">
      <Notice tone="amber">
        <p>{t('record.instructions', { count: instructions.length })}</p>
        <ul className={styles.instructions}>
          {instructions.slice(0, maximumButtons).map(({ start, end, kind, text }) => (
            <li key={start}>
              <button type="button" data-kind={kind} onClick={() => reveal(start, end)}>
                <b>{t(`record.instruction.${kind}`)}</b> <bdi>{beginningOf(text)}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}

function beginningOf(text: string): string {
  const shown = text.replace(shapeless, '').replace(/\s+/g, ' ').trim()
  return shown.length > shownCharacters ? `${shown.slice(0, shownCharacters)}…` : shown
}
