import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import { pasteKeys, shortcuts } from '../shortcuts.ts'
import styles from './RecordPane.module.css'

/** The whole way with its keys, while there is no record to show. */
export function Minute() {
  const { t } = useTranslation()
  const steps = [
    { name: 'add', keys: pasteKeys },
    { name: 'draft', keys: shortcuts.startDraft.shown },
    { name: 'check', keys: shortcuts.nextStatement.shown },
    { name: 'sign', keys: shortcuts.sign.shown },
    { name: 'copy', keys: shortcuts.copyNextSection.shown },
  ] as const
  return (
    <div className={styles.minute}>
      <h3>{t('record.minute.title')}</h3>
      <ol>
        {steps.map(({ name, keys }, index) => (
          <li key={name}>
            <span aria-hidden="true">{index + 1}</span>
            {t(`record.minute.${name}`)}
            <Kbd keys={keys} />
          </li>
        ))}
      </ol>
    </div>
  )
}
