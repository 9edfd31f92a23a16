import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import { pasteKeys, shortcuts } from '../shortcuts.ts'
import styles from './Queue.module.css'

/** What to do first, on an empty workstation. */
export function QueueEmpty() {
  const { t } = useTranslation()
  return (
    <div className={styles.empty} data-testid="queue-empty">
      <h2>{t('queue.empty.title')}</h2>
      <ul>
        <li>
          {t('queue.empty.paste')} <Kbd keys={pasteKeys} />
        </li>
        <li>{t('queue.empty.drop')}</li>
        <li>
          {t('queue.empty.open')} <Kbd keys={shortcuts.openFile.shown} />
        </li>
      </ul>
      <p>{t('queue.empty.then')}</p>
    </div>
  )
}
