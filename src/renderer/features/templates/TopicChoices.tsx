import { useTranslation } from 'react-i18next'
import type { SectionTemplate } from '../../../shared/template.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Templates.module.css'

type TopicChoicesProps = { readonly section: SectionTemplate; readonly hasFault: boolean; readonly onChange: (topics: string[]) => void }

/** The kinds of headings under which a section finds its evidence: the one that was chosen first is the strongest. */
export function TopicChoices({ section, hasFault, onChange }: TopicChoicesProps) {
  const { t, i18n } = useTranslation()
  const topics = useWorkstation((state) => state.topics)
  const nameOf = (topic: string): string => {
    const key = `templates.topic.${topic}`
    return i18n.exists(key) ? i18n.t(key as 'templates.topic.plan') : topic
  }
  const chosen = section.topics
  return (
    <fieldset className={styles.topics} aria-invalid={hasFault}>
      <legend className={styles.label}>{t('templates.field.topics')}</legend>
      {topics.map((topic) => (
        <label key={topic} className={styles.topic}>
          <input
            type="checkbox"
            checked={chosen.includes(topic)}
            data-testid={`topic-${topic}`}
            onChange={({ target }) => onChange(target.checked ? [...chosen, topic] : chosen.filter((other) => other !== topic))}
          />
          {nameOf(topic)}
          {chosen.length > 1 && chosen.includes(topic) ? <span className={styles.rank}>{chosen.indexOf(topic) + 1}</span> : null}
        </label>
      ))}
    </fieldset>
  )
}
