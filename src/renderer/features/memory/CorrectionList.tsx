import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { editTypes } from '../../../shared/memory/editTypes.ts'
import type { Correction } from '../../../shared/memory/correction.ts'
import { useSectionName } from '../useSectionName.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Memory.module.css'

/** What the physician changed in the open note, each with its type; a key from 1 to 6 gives it another. */
export function CorrectionList() {
  const { t } = useTranslation()
  const sectionName = useSectionName()
  const corrections = useWorkstation((state) => state.corrections)
  return (
    <section className={styles.part} aria-label={t('memory.note.title')} data-testid="corrections">
      <h3>{t('memory.note.title')}</h3>
      <p className={styles.facts}>{t(corrections.length === 0 ? 'memory.note.none' : 'memory.note.hint')}</p>
      <ol>
        {corrections.map((correction, place) => (
          // by its place: another type makes it another correction of the same words, and the focus stays
          <CorrectionRow key={place} correction={correction} section={sectionName(correction.sectionId)} ordinal={place + 1} />
        ))}
      </ol>
    </section>
  )
}

type CorrectionRowProps = { readonly correction: Correction; readonly section: string; readonly ordinal: number }

function CorrectionRow({ correction, section, ordinal }: CorrectionRowProps) {
  const { t } = useTranslation()
  const retypeCorrection = useWorkstation((state) => state.retypeCorrection)
  const { number, before, after, type } = correction
  const name = `correction-${String(ordinal)}`

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>): void {
    const wanted = editTypes[Number(event.key) - 1]
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLInputElement>(`input[value=${wanted}]`)?.focus()
    if (wanted !== type) void retypeCorrection(number, wanted)
  }

  return (
    <li className={styles.rule} data-testid="correction" data-type={type} onKeyDown={onKeyDown}>
      <p className={styles.pair}>
        <span className={styles.section}>{section}</span>
        {before === '' ? null : <del>{before}</del>}
        {after === '' ? null : <ins>{after}</ins>}
      </p>
      <fieldset className={styles.types}>
        <legend className="hidden-visually">{t('memory.note.type', { number: ordinal })}</legend>
        {editTypes.map((value, place) => (
          <label key={value}>
            <input type="radio" name={name} value={value} checked={value === type} onChange={() => void retypeCorrection(number, value)} />
            <span>
              <kbd aria-hidden="true">{place + 1}</kbd> {t(`memory.type.${value}`)}
            </span>
          </label>
        ))}
      </fieldset>
    </li>
  )
}
