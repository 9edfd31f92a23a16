import { useTranslation } from 'react-i18next'
import { ChevronIcon } from '../../ui/icons.tsx'
import styles from './SettingsPage.module.css'

type SectionOrderProps = {
  readonly sections: readonly { readonly id: string; readonly heading: string }[]
  readonly onChange: (order: string[]) => void
}

/** The order of the record system's fields, by two buttons a section; the moved one keeps the focus. */
export function SectionOrder({ sections, onChange }: SectionOrderProps) {
  const { t } = useTranslation()

  function move(place: number, step: 1 | -1): void {
    const ids = sections.map(({ id }) => id)
    const [moved] = ids.splice(place, 1)
    if (moved === undefined) return
    ids.splice(place + step, 0, moved)
    onChange(ids)
  }

  return (
    <fieldset className={styles.order} data-testid="setting-order">
      <legend>{t('exportProfile.order')}</legend>
      <ol>
        {sections.map(({ id, heading }, place) => (
          <li key={id} data-section={id}>
            <span>{heading}</span>
            <button
              type="button"
              className={styles.up}
              aria-label={t('exportProfile.up', { heading })}
              aria-disabled={place === 0}
              onClick={() => place > 0 && move(place, -1)}
            >
              <ChevronIcon size={12} />
            </button>
            <button
              type="button"
              className={styles.down}
              aria-label={t('exportProfile.down', { heading })}
              aria-disabled={place === sections.length - 1}
              onClick={() => place < sections.length - 1 && move(place, 1)}
            >
              <ChevronIcon size={12} />
            </button>
          </li>
        ))}
      </ol>
      <p>{t('exportProfile.orderHint')}</p>
    </fieldset>
  )
}
