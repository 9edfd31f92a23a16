import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/Kbd.tsx'
import { pasteKeys, shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Welcome.module.css'

/** The minute on one page, by its keys. */
export function SampleStep() {
  const { t } = useTranslation()
  const hasNoModel = useWorkstation((state) => state.engine.phase === 'missing')
  const rows = [
    [pasteKeys, t('welcome.sample.paste')],
    [shortcuts.startDraft.shown, t(hasNoModel ? 'welcome.sample.hand' : 'welcome.sample.draft')],
    [shortcuts.nextFinding.shown, t('welcome.sample.check')],
    [shortcuts.sign.shown, t('welcome.sample.sign')],
    [shortcuts.copyNextSection.shown, t('welcome.sample.copy')],
  ] as const
  return (
    <>
      <p>{t('welcome.sample.body')}</p>
      <ol className={styles.keys}>
        {rows.map(([keys, words]) => (
          <li key={keys}>
            <span>
              <Kbd keys={keys} />
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
