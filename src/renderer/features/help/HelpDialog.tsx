import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import guideInEnglish from '../../../../docs/user-guide.en.md?raw'
import guideInChinese from '../../../../docs/user-guide.zh.md?raw'
import { useLanguage } from '../../i18n/useLanguage.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './Help.module.css'
import { HelpBlock, Words } from './HelpText.tsx'
import { readMarkdown } from './readMarkdown.ts'
import { searchGuide } from './searchGuide.ts'

const sources = { zh: guideInChinese, en: guideInEnglish } as const

/** The user guide, from the very file that is handed out: an outline, the words, and a search that leaves what it finds. */
export function HelpDialog() {
  const { t } = useTranslation()
  const language = useLanguage()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const [query, setQuery] = useState('')
  const article = useRef<HTMLElement>(null)
  const whole = useMemo(() => readMarkdown(sources[language]), [language])
  const { guide, places } = useMemo(() => searchGuide(whole, query), [whole, query])
  const mark = query.trim().toLowerCase()

  function goTo(place: number): void {
    const heading = article.current?.querySelectorAll<HTMLElement>('h3')[place]
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }

  return (
    <Dialog
      title={whole.title}
      testId="help"
      shape="drawer"
      onClose={closeDialog}
      actions={
        <Button onClick={closeDialog} keys="Esc">
          {t('help.close')}
        </Button>
      }
    >
      <div className={styles.columns}>
        <div className={styles.side}>
          <div className={styles.find} role="search">
            <input
              type="search"
              value={query}
              placeholder={t('help.search')}
              aria-label={t('help.search')}
              autoComplete="off"
              spellCheck={false}
              data-testid="help-search"
              onChange={(event) => setQuery(event.target.value)}
            />
            <p className={styles.count} role="status" data-testid="help-found" data-count={places}>
              {mark === '' ? '' : t(places === 0 ? 'help.none' : 'help.found', { count: places })}
            </p>
          </div>
          <nav aria-label={t('help.outline')}>
            {guide.chapters.map(({ title }, place) => (
              <button key={title} type="button" data-testid="help-chapter" onClick={() => goTo(place)}>
                {title}
              </button>
            ))}
          </nav>
        </div>
        <article ref={article} className={styles.text} tabIndex={0} aria-label={whole.title} data-testid="help-text">
          {guide.chapters.map(({ title, blocks }) => (
            <section key={title}>
              <h3 tabIndex={-1}>
                <Words line={[{ kind: 'text', text: title }]} mark={mark} />
              </h3>
              {blocks.map((block, index) => (
                <HelpBlock key={index} block={block} mark={mark} />
              ))}
            </section>
          ))}
        </article>
      </div>
    </Dialog>
  )
}
