import { useTranslation } from 'react-i18next'
import type { LiveNote } from '../../../shared/reduceNote.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { templateOf } from '../../state/templateOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './DraftPane.module.css'

/** Before the first draft: the one key that starts it, or what is in the way. */
export function DraftEmpty({ note }: { readonly note: LiveNote | null }) {
  const { t } = useTranslation()
  const requestDraft = useWorkstation((state) => state.requestDraft)
  const isStarting = useWorkstation((state) => state.isStarting)
  const engine = useWorkstation((state) => state.engine)
  const language = useLanguage()
  const view = useWorkstation(templateOf)
  const openTemplates = useWorkstation((state) => state.openTemplates)
  if (note === null) {
    return (
      <div className={styles.empty}>
        <p>{t('draft.empty.noNote')}</p>
      </div>
    )
  }
  const missing = engine.phase === 'missing' ? ({ code: 'model-missing', params: {} } as const) : null
  const obstacle = engine.failure ?? missing
  return (
    <div className={styles.empty}>
      <h3>{t('draft.empty.title')}</h3>
      <p>{t('draft.empty.body')}</p>
      {obstacle ? (
        <Notice tone="amber" testId="engine-failure" code={obstacle.code}>
          <FailureText failure={obstacle} />
        </Notice>
      ) : null}
      <Button
        tone="main"
        keys={shortcuts.startDraft.shown}
        ariaKeys={shortcuts.startDraft.aria}
        disabled={isStarting}
        onClick={() => void requestDraft()}
        data-testid="start-draft"
      >
        {t(isStarting ? 'draft.starting' : 'draft.start')}
      </Button>
      {view === undefined ? null : (
        <Button
          tone="quiet"
          keys={shortcuts.templates.shown}
          ariaKeys={shortcuts.templates.aria}
          title={t('templates.change', { name: view.template.name[language] })}
          data-testid="open-templates"
          onClick={() => void openTemplates()}
        >
          {view.template.name[language]}
        </Button>
      )}
    </div>
  )
}
