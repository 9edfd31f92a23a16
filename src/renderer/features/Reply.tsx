import { useTranslation } from 'react-i18next'
import type { DialogueTurn } from '../../shared/dialogue.ts'
import type { Segment } from '../../shared/note.ts'
import { useWorkstation } from './useWorkstation.ts'
import { AnswerPassages } from './AnswerPassages.tsx'
import styles from './Reply.module.css'
import { ProposalCard } from './ProposalCard.tsx'

type ReplyProps = { readonly turn: DialogueTurn; readonly segments: readonly Segment[] }

/** What a turn was answered with. */
export function Reply({ turn, segments }: ReplyProps) {
  const { t } = useTranslation()
  const { reply } = turn
  const heading = useWorkstation((state) =>
    'sectionId' in reply ? state.note?.draft?.sections.find(({ id }) => id === reply.sectionId)?.heading : undefined,
  )
  switch (reply.kind) {
    case 'answer':
      return <AnswerPassages question={turn.question} passages={reply.passages} segments={segments} />
    case 'absent':
      return (
        <p className={styles.absent} data-testid="ask-absent">
          <span aria-hidden="true">–</span> {reply.text}
        </p>
      )
    case 'proposal':
      return <ProposalCard turn={turn} proposal={reply} />
    case 'no-proposal':
      return (
        <p className={styles.noProposal} data-testid="no-proposal" data-reason={reply.reason}>
          {heading === undefined ? null : <strong>{heading}</strong>} {t(`ask.noProposal.${reply.reason}`)}
          {reply.rejections.length > 0 ? <> {t('ask.refusedSentences', { count: reply.rejections.length })}</> : null}
        </p>
      )
  }
}
