import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSection, DraftView, Segment } from '../../../shared/note.ts'
import { joinStatements } from '../../../shared/text/joinStatements.ts'
import type { Redraft } from '../../state/dialogueState.ts'
import { ruleUsedHere } from '../../state/ruleUsedHere.ts'
import { suggestedSectionId } from '../../state/suggestionsSlice.ts'
import { Button } from '../../ui/Button.tsx'
import { CheckIcon, CopyIcon } from '../../ui/icons.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { shortcuts } from '../shortcuts.ts'
import { useFindings } from '../useFindings.ts'
import { useWorkstation } from '../useWorkstation.ts'
import { complaintLimit, countComplaint } from './countComplaint.ts'
import { FindingList } from './FindingList.tsx'
import { RewriteField } from './RewriteField.tsx'
import { SectionText } from './SectionText.tsx'
import { StatementList } from './StatementList.tsx'
import { StreamText } from './StreamText.tsx'
import { RedraftProgress } from './RedraftProgress.tsx'
import { SuggestionList } from './SuggestionList.tsx'
import styles from './DraftPane.module.css'

type SectionBlockProps = {
  readonly draft: DraftView
  readonly section: DraftSection
  readonly segments: readonly Segment[]
  /** What the section shows: the physician's text where there is one. */
  readonly text: string
  readonly grey: string
}

/** One section: its heading, its text, what the guard says of it and what each sentence rests on. It keeps its height from the first grey word to the signature. */
export function SectionBlock({ draft, section: own, segments, text, grey }: SectionBlockProps) {
  const { t } = useTranslation()
  const redraft = useWorkstation((state) => (state.redraft?.draftId === draft.id ? state.redraft : null))
  const redraftSection = useWorkstation((state) => state.redraftSection)
  const takeBackRule = useWorkstation((state) => state.takeBackRule)
  const isRuleUsed = useWorkstation((state) => ruleUsedHere(state) !== null)
  const redrafted = redraft?.sectionId === own.id ? redraft : null
  const section = redrafted === null ? own : onItsWay(own, redrafted)
  const selected = useWorkstation((state) => state.selectedStatement)
  const copiedSectionIds = useWorkstation((state) => state.copiedSectionIds)
  const copySection = useWorkstation((state) => state.copySection)
  const [hasSelection, setHasSelection] = useState(false)
  const openRewriting = useWorkstation((state) => state.rewriting)
  const { all, open, current: anyCurrent } = useFindings()
  const findings = redrafted === null ? all.filter((finding) => finding.section === section.id) : []
  const current = anyCurrent?.section === section.id ? anyCurrent : null
  const selectedIndex = selected?.sectionId === section.id ? selected.index : null
  const rewriting = openRewriting?.sectionId === section.id && openRewriting.draftId === draft.id ? openRewriting : null
  const isSigned = draft.phase === 'signed'
  const isCopied = isSigned && copiedSectionIds.includes(section.id)
  const isComplaint = section.id === 'chief-complaint'

  return (
    <section
      className={`${styles.section} ${isComplaint ? styles.short : ''}`}
      aria-label={section.heading}
      data-testid="draft-section"
      data-section={section.id}
    >
      <div className={styles.sectionHead}>
        <h3>{section.heading}</h3>
        {draft.phase === 'drafted' && hasSelection ? (
          <span className={styles.move} aria-hidden="true">
            {t('rewrite.offer')} <Kbd keys={shortcuts.rewriteSelection.shown} />
          </span>
        ) : draft.phase === 'drafted' && selectedIndex !== null && !isRuleUsed && section.statements.length > 1 ? (
          <span className={styles.move} aria-hidden="true">
            {t('draft.statement.reorder')} <Kbd keys={`${shortcuts.moveStatementUp.shown} ↓`} />
          </span>
        ) : null}
        {draft.phase === 'drafted' && redraft === null && selectedIndex !== null && isRuleUsed ? (
          <Button
            tone="quiet"
            keys={shortcuts.takeBackRule.shown}
            ariaKeys={shortcuts.takeBackRule.aria}
            data-testid="take-back-rule"
            onClick={takeBackRule}
          >
            {t('draft.statement.takeBack')}
          </Button>
        ) : null}
        {draft.phase === 'drafted' && redraft === null && selectedIndex !== null ? (
          <Button
            tone="quiet"
            keys={shortcuts.redraftSection.shown}
            ariaKeys={shortcuts.redraftSection.aria}
            title={t('sectionRedraft.hint', { heading: section.heading })}
            data-testid="redraft-section"
            onClick={() => void redraftSection()}
          >
            {t('sectionRedraft.offer')}
          </Button>
        ) : null}
        <SectionCount section={section} text={text} isComplaint={isComplaint} />
        {isSigned ? (
          <Button
            tone="quiet"
            aria-label={t(isCopied ? 'draft.section.copiedLabel' : 'draft.section.copyLabel', { heading: section.heading })}
            data-testid="copy-section"
            data-section={section.id}
            onClick={() => void copySection(section.id)}
          >
            {isCopied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
            {t(isCopied ? 'draft.section.copied' : 'draft.section.copy')}
          </Button>
        ) : null}
      </div>
      {draft.phase === 'generating' || redrafted !== null ? (
        <StreamText section={section} grey={redrafted?.grey ?? grey} />
      ) : (
        <SectionText
          section={section}
          text={text}
          state={draft.phase !== 'drafted' ? draft.phase : redraft === null ? 'editable' : 'waiting'}
          selectedIndex={selectedIndex}
          findings={open.filter((finding) => finding.section === section.id)}
          current={current}
          rewriting={rewriting}
          onSelection={setHasSelection}
        />
      )}
      {redrafted === null ? null : <RedraftProgress redraft={redrafted} heading={section.heading} />}
      {rewriting === null ? null : <RewriteField rewriting={rewriting} heading={section.heading} segments={segments} />}
      <FindingList section={section} text={text} segments={segments} findings={findings} current={current} />
      <StatementList
        section={section}
        text={redrafted === null ? text : section.text}
        segments={segments}
        selectedIndex={anyCurrent === null && redrafted === null ? selectedIndex : null}
        isEditable={draft.phase === 'drafted'}
      />
      {draft.phase === 'drafted' && section.id === suggestedSectionId && redraft === null ? <SuggestionList draft={draft} /> : null}
    </section>
  )
}

/** While it is written anew a section shows what has come of it so far. */
function onItsWay(section: DraftSection, { statements }: Redraft): DraftSection {
  return { ...section, statements: [...statements], text: joinStatements(statements.map(({ text }) => text)) }
}

type SectionCountProps = { readonly section: DraftSection; readonly text: string; readonly isComplaint: boolean }

function SectionCount({ section, text, isComplaint }: SectionCountProps) {
  const { t } = useTranslation()
  const count = isComplaint ? countComplaint(text) : null
  if (section.statements.some((statement) => statement.kind === 'absent'))
    return <span className={styles.count}>{t('draft.section.absent')}</span>
  if (count !== null) {
    return (
      <span className={`${styles.count} ${count > complaintLimit ? styles.over : ''}`} data-testid="counter">
        {count > complaintLimit ? t('draft.section.over', { count, over: count - complaintLimit }) : t('draft.section.counter', { count })}
      </span>
    )
  }
  if (section.statements.length === 0) return <span className={styles.count} />
  return <span className={styles.count}>{t('draft.section.statements', { count: section.statements.length })}</span>
}
