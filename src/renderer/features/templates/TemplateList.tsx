import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { templateIdOf } from '../../state/templateOf.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Templates.module.css'

/** All templates as radio buttons, so that the arrow keys walk them; a digit goes to one, Enter uses it for the open note. */
export function TemplateList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const list = useRef<HTMLFieldSetElement>(null)
  const templates = useWorkstation((state) => state.templates)
  const shownId = useWorkstation((state) => state.shownTemplateId)
  const usedId = useWorkstation(templateIdOf)
  const defaultId = useWorkstation((state) => state.settings.templateId)
  const isEdited = useWorkstation((state) => state.editedTemplate !== null)
  const note = useWorkstation((state) => state.note)
  const showTemplate = useWorkstation((state) => state.showTemplate)
  const chooseTemplate = useWorkstation((state) => state.chooseTemplate)
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const isHere = templates.length > 0

  useEffect(() => {
    if (isHere) list.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
  }, [isHere])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || isEdited) return
    const wanted = templates[Number(event.key) - 1]
    if (wanted !== undefined) {
      event.preventDefault()
      list.current?.querySelector<HTMLInputElement>(`input[value="${wanted.template.id}"]`)?.focus()
      void showTemplate(wanted.template.id)
    } else if (
      event.key === 'Enter' &&
      shownId !== null &&
      note !== null &&
      !templates.some((view) => view.template.id === shownId && view.isDeleted)
    ) {
      event.preventDefault()
      chooseTemplate(shownId)
      closeDialog()
    }
  }

  return (
    <div className={styles.list}>
      <fieldset ref={list} className={styles.choices} disabled={isEdited} onKeyDown={onKeyDown}>
        <legend className="hidden-visually">{t('templates.list')}</legend>
        {templates.map(({ template, origin, isDeleted }, place) => (
          <label key={template.id} className={styles.choice} data-testid="template" data-template={template.id} data-deleted={isDeleted}>
            <input
              type="radio"
              name="template"
              value={template.id}
              checked={template.id === shownId}
              onChange={() => void showTemplate(template.id)}
            />
            <span className={styles.name}>{template.name[language]}</span>
            {place < 9 ? <Kbd keys={String(place + 1)} /> : null}
            <span className={styles.facts}>
              {[
                t(`templates.origin.${origin}`),
                t('templates.sections', { count: template.sections.length }),
                ...(isDeleted ? [t('templates.deleted')] : []),
                ...(template.id === defaultId ? [t('templates.default')] : []),
                ...(note !== null && template.id === usedId ? [t('templates.here')] : []),
              ].join(' · ')}
            </span>
          </label>
        ))}
      </fieldset>
      <ListButtons />
    </div>
  )
}

function ListButtons() {
  const { t } = useTranslation()
  const view = useWorkstation((state) => state.templates.find(({ template }) => template.id === state.shownTemplateId))
  const isEdited = useWorkstation((state) => state.editedTemplate !== null)
  const defaultId = useWorkstation((state) => state.settings.templateId)
  const changeSettings = useWorkstation((state) => state.changeSettings)
  const duplicateTemplate = useWorkstation((state) => state.duplicateTemplate)
  const moveTemplate = useWorkstation((state) => state.moveTemplate)
  const exportTemplate = useWorkstation((state) => state.exportTemplate)
  const importTemplates = useWorkstation((state) => state.importTemplates)
  if (view === undefined) return null
  const { template, origin, isDeleted } = view
  return (
    <div className={styles.buttons}>
      <Button
        disabled={isEdited || isDeleted || template.id === defaultId}
        data-testid="default-template"
        onClick={() => void changeSettings({ templateId: template.id })}
      >
        {t('templates.makeDefault')}
      </Button>
      <Button disabled={isEdited} data-testid="duplicate-template" onClick={() => void duplicateTemplate(template.id)}>
        {t('templates.duplicate')}
      </Button>
      {origin === 'shipped' ? null : (
        <Button disabled={isEdited} data-testid="delete-template" onClick={() => void moveTemplate(template.id, !isDeleted)}>
          {t(isDeleted ? 'templates.restore' : 'templates.delete')}
        </Button>
      )}
      <Button disabled={isEdited} data-testid="export-template" onClick={() => void exportTemplate(template.id)}>
        {t('templates.export')}
      </Button>
      <Button disabled={isEdited} data-testid="import-templates" onClick={() => void importTemplates()}>
        {t('templates.import')}
      </Button>
    </div>
  )
}
