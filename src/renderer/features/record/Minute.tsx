import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { pasteKeys, shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './RecordPane.module.css'

/** The whole way with its keys, while there is no record to show. */
export function Minute() {
  const { t } = useTranslation()
  const openRecordFile = useWorkstation((state) => state.openRecordFile)
  const openDialog = useWorkstation((state) => state.openDialog)
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
      <div className={styles.minuteButtons}>
        <Button tone="main" onClick={() => void openRecordFile()}>
          {t('queue.open')}
        </Button>
        <Button onClick={() => openDialog({ kind: 'paste' })}>{t('queue.paste')}</Button>
      </div>
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
