import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { templateIdOf } from '../../state/templateOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { TemplateList } from './TemplateList.tsx'
import { TemplateOutcomeLine } from './TemplateOutcomeLine.tsx'
import styles from './Templates.module.css'
import { TemplateSections } from './TemplateSections.tsx'

/** Which template the open note is drafted by, what each finds in it, and the own ones to be edited. */
export function TemplatesPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const shownId = useWorkstation((state) => state.shownTemplateId)
  const view = useWorkstation((state) => state.templates.find(({ template }) => template.id === state.shownTemplateId))
  const edited = useWorkstation((state) => state.editedTemplate)
  const template = edited ?? view?.template
  return (
    <Dialog title={t('templates.title')} testId="templates" shape="drawer" onClose={closeDialog} actions={<Actions />}>
      <div className={styles.columns}>
        <TemplateList />
        <div
          className={styles.details}
          key={shownId}
          tabIndex={0}
          role="region"
          aria-label={template?.name[language] ?? t('templates.title')}
        >
          <TemplateOutcomeLine />
          {template === undefined || view === undefined ? null : (
            <TemplateSections template={template} isOwn={view.origin === 'own' && !view.isDeleted} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Actions() {
  const { t } = useTranslation()
  const language = useLanguage()
  const view = useWorkstation((state) => state.templates.find(({ template }) => template.id === state.shownTemplateId))
  const note = useWorkstation((state) => state.note)
  const usedId = useWorkstation(templateIdOf)
  const isEdited = useWorkstation((state) => state.editedTemplate !== null)
  const chooseTemplate = useWorkstation((state) => state.chooseTemplate)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const saveTemplate = useWorkstation((state) => state.saveTemplate)
  const dropTemplateEdit = useWorkstation((state) => state.dropTemplateEdit)
  if (isEdited) {
    return (
      <>
        <Button onClick={() => void dropTemplateEdit()} data-testid="drop-template-edit">
          {t('templates.drop')}
        </Button>
        <Button tone="main" onClick={() => void saveTemplate()} data-testid="save-template">
          {t('templates.save')}
        </Button>
      </>
    )
  }
  return (
    <>
      <span className={styles.used}>
        {note === null || view === undefined || view.template.id !== usedId ? '' : t('templates.usedHere')}
      </span>
      <Button onClick={closeDialog} keys="Esc">
        {t('templates.close')}
      </Button>
      <Button
        tone="main"
        disabled={note === null || view === undefined || view.isDeleted}
        data-testid="use-template"
        onClick={() => {
          if (view === undefined) return
          chooseTemplate(view.template.id)
          closeDialog()
        }}
      >
        {view === undefined ? t('templates.use') : t('templates.useNamed', { name: view.template.name[language] })}
      </Button>
    </>
  )
}
