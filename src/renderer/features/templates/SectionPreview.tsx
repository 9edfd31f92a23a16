import { useTranslation } from 'react-i18next'
import type { SectionTemplate, TemplatePreview } from '../../../shared/template.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Templates.module.css'

type SectionPreviewProps = { readonly preview: TemplatePreview['sections'][number] | null; readonly absent: SectionTemplate['absent'] }

/** What the section would be written from, in the record's own words; or the sentence that says it has nothing. */
export function SectionPreview({ preview, absent }: SectionPreviewProps) {
  const { t } = useTranslation()
  const language = useWorkstation((state) => state.templatePreview?.language ?? 'zh')
  if (preview === null) return <p className={styles.facts}>{t('templates.preview.loading')}</p>
  const { way, count, passages } = preview
  return (
    <div className={styles.preview} data-testid="section-preview" data-way={way}>
      <p className={styles.facts}>{t(`templates.way.${way}`, { count })}</p>
      {way === 'absent' ? (
        <q lang={language === 'zh' ? 'zh-CN' : 'en'}>{absent[language]}</q>
      ) : (
        <ul>
          {passages.map(({ heading, text, isCut }, place) => (
            <li key={place}>
              {heading === null ? null : <span className={styles.place}>{heading}</span>}
              <q>
                {text}
                {isCut ? '…' : ''}
              </q>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
