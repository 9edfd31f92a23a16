import { useTranslation } from 'react-i18next'
import { maximumStatementsOfSection, type TemplateField } from '../../../shared/lintTemplate.ts'
import type { SectionTemplate } from '../../../shared/template.ts'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { ChevronIcon, CloseIcon } from '../../ui/icons.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { PairField } from './PairField.tsx'
import styles from './Templates.module.css'
import { TopicChoices } from './TopicChoices.tsx'

type SectionEditorProps = {
  readonly section: SectionTemplate
  readonly place: number
  readonly count: number
  readonly hasFault: (field: TemplateField) => boolean
}

const limits = Array.from({ length: maximumStatementsOfSection }, (_, place) => place + 1)

/** The fields of one section: what it is called, what is asked, how long it may be, and where its evidence stands. */
export function SectionEditor({ section, place, count, hasFault }: SectionEditorProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const changeSection = useWorkstation((state) => state.changeSection)
  const moveSection = useWorkstation((state) => state.moveSection)
  const removeSection = useWorkstation((state) => state.removeSection)
  const heading = section.heading[language]
  const change = (patch: Partial<SectionTemplate>): void => changeSection(place, patch)
  const lines = ({ zh, en }: SectionTemplate['cues']) => ({ zh: zh.join('\n'), en: en.join('\n') })
  const fromLines = (words: string) => words.split('\n').filter((line, at, all) => line !== '' || at === all.length - 1)
  return (
    <div className={styles.editor}>
      <div className={styles.bar}>
        <span className={styles.ordinal}>{place + 1}</span>
        <Button
          tone="quiet"
          disabled={place === 0}
          aria-label={t('templates.up', { heading })}
          data-testid="section-up"
          onClick={() => moveSection(place, -1)}
        >
          <span className={styles.up}>
            <ChevronIcon size={14} />
          </span>
        </Button>
        <Button
          tone="quiet"
          disabled={place === count - 1}
          aria-label={t('templates.down', { heading })}
          data-testid="section-down"
          onClick={() => moveSection(place, 1)}
        >
          <span className={styles.down}>
            <ChevronIcon size={14} />
          </span>
        </Button>
        <label className={styles.limit}>
          {t('templates.field.limit')}
          <select
            value={Math.min(section.maximumStatements, maximumStatementsOfSection)}
            aria-label={t('templates.limitOf', { heading })}
            data-testid="section-limit"
            onChange={(event) => change({ maximumStatements: Number(event.target.value) })}
          >
            {limits.map((limit) => (
              <option key={limit} value={limit}>
                {limit}
              </option>
            ))}
          </select>
        </label>
        <Button
          tone="quiet"
          aria-label={t('templates.remove', { heading })}
          data-testid="remove-section"
          onClick={() => removeSection(place)}
        >
          <CloseIcon size={14} />
        </Button>
      </div>
      <PairField
        label={t('templates.field.heading')}
        value={section.heading}
        testId="section-heading"
        onChange={(value) => change({ heading: value })}
      />
      <PairField
        label={t('templates.field.request')}
        value={section.request}
        isLong
        hasFault={hasFault('request')}
        testId="section-request"
        onChange={(request) => change({ request })}
      />
      <details className={styles.more} open={hasFault('topics') || hasFault('cues') || hasFault('absent')}>
        <summary>{t('templates.field.where')}</summary>
        <TopicChoices section={section} hasFault={hasFault('topics')} onChange={(topics) => change({ topics })} />
        <PairField
          label={t('templates.field.cues')}
          value={lines(section.cues)}
          isLong
          hasFault={hasFault('cues')}
          hint={t('templates.cuesHint')}
          testId="section-cues"
          onChange={({ zh, en }) => change({ cues: { zh: fromLines(zh), en: fromLines(en) } })}
        />
        <PairField
          label={t('templates.field.absent')}
          value={section.absent}
          hasFault={hasFault('absent')}
          testId="section-absent"
          onChange={(absent) => change({ absent })}
        />
      </details>
    </div>
  )
}
