import { useTranslation } from 'react-i18next'
import type { TemplateFault, TemplateField } from '../../../shared/lintTemplate.ts'
import type { Template } from '../../../shared/template.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { templateFaults } from '../templateFaults.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { PairField } from './PairField.tsx'
import { SectionEditor } from './SectionEditor.tsx'
import { SectionPreview } from './SectionPreview.tsx'
import styles from './Templates.module.css'

/** The sections of a template, each with what it finds in the record; of an own one with its fields. */
export function TemplateSections({ template, isOwn }: { readonly template: Template; readonly isOwn: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const topics = useWorkstation((state) => state.topics)
  const preview = useWorkstation((state) => state.templatePreview)
  const previewFailure = useWorkstation((state) => state.previewFailure)
  const changeTemplate = useWorkstation((state) => state.changeTemplate)
  const addSection = useWorkstation((state) => state.addSection)
  const faults = templateFaults(template, topics)
  return (
    <>
      <p className={styles.facts} data-testid="preview-of">
        {preview === null
          ? t('templates.preview.loading')
          : preview.title === null
            ? t('templates.preview.sample')
            : t('templates.preview.note', { title: preview.title })}
      </p>
      {isOwn ? (
        <>
          <PairField
            label={t('templates.field.name')}
            value={template.name}
            testId="template-name"
            onChange={(name) => changeTemplate({ name })}
          />
          <details className={styles.more} open={faults.some(({ field }) => field === 'system')}>
            <summary>{t('templates.field.system')}</summary>
            <PairField
              label={t('templates.field.system')}
              value={template.system}
              isLong
              testId="template-system"
              onChange={(system) => changeTemplate({ system })}
            />
          </details>
          <Faults faults={faults.filter(({ sectionId }) => sectionId === null)} />
        </>
      ) : (
        <p className={styles.facts}>{t('templates.readOnly')}</p>
      )}
      {previewFailure === null || previewFailure.code === 'template-cue-bad' ? null : (
        <Notice tone="red" testId="preview-failure" code={previewFailure.code}>
          <FailureText failure={previewFailure} />
        </Notice>
      )}
      <ol>
        {template.sections.map((section, place) => {
          const own = faults.filter(({ sectionId }) => sectionId === section.id)
          return (
            <li key={place} className={styles.section} data-testid="template-section" data-section={section.id}>
              {isOwn ? (
                <SectionEditor
                  section={section}
                  place={place}
                  count={template.sections.length}
                  hasFault={(field) => hasFault(own, field)}
                />
              ) : (
                <h3>{section.heading[language]}</h3>
              )}
              <Faults faults={own} />
              <SectionPreview preview={preview?.sections.find(({ id }) => id === section.id) ?? null} absent={section.absent} />
            </li>
          )
        })}
      </ol>
      {isOwn ? (
        <Button onClick={addSection} data-testid="add-section">
          {t('templates.addSection')}
        </Button>
      ) : null}
    </>
  )
}

const hasFault = (faults: readonly TemplateFault[], field: TemplateField) => faults.some((fault) => fault.field === field)

function Faults({ faults }: { readonly faults: readonly TemplateFault[] }) {
  return faults.map(({ failure, field }, place) => (
    <p
      key={`${failure.code}-${String(place)}`}
      role="alert"
      className={styles.fault}
      data-testid="template-fault"
      data-code={failure.code}
      data-field={field}
    >
      <FailureText failure={failure} />
    </p>
  ))
}
