import { useTranslation } from 'react-i18next'
import type { DialogueTurn } from '../../shared/dialogue.ts'
import type { Proposal } from '../state/dialogueState.ts'
import { openProposal, proposalState } from '../state/proposals.ts'
import { Button } from '../ui/Button.tsx'
import { wordChanges } from './wordDiff.ts'
import { shortcuts } from './shortcuts.ts'
import { useWorkstation } from './useWorkstation.ts'
import styles from './ProposalCard.module.css'

const tags = { same: 'span', removed: 'del', added: 'ins' } as const

type ProposalCardProps = { readonly turn: DialogueTurn; readonly proposal: Proposal }

/** A section, or a part of it, as the model would write it: word by word against what stands there now, to be taken or put aside. */
export function ProposalCard({ turn, proposal }: ProposalCardProps) {
  const { t } = useTranslation()
  const acceptProposal = useWorkstation((state) => state.acceptProposal)
  const dropProposal = useWorkstation((state) => state.dropProposal)
  const phase = useWorkstation((state) => proposalState(state, turn, proposal).phase)
  const isNewest = useWorkstation((state) => openProposal(state)?.turnId === turn.id)
  const heading = useWorkstation(
    (state) => state.note?.draft?.sections.find(({ id }) => id === proposal.sectionId)?.heading ?? proposal.sectionId,
  )
  const keysOf = (shortcut: { readonly shown: string; readonly aria: string }) =>
    isNewest ? { keys: shortcut.shown, ariaKeys: shortcut.aria } : {}
  return (
    <div className={styles.card} role="group" aria-label={t('ask.proposal.label', { heading })} data-testid="proposal" data-phase={phase}>
      <p className={styles.head}>{t('ask.proposal.label', { heading })}</p>
      <p className={styles.diff} data-testid="proposal-diff">
        {wordChanges(proposal.oldText, proposal.newText).map(({ kind, text }, index) => {
          const Tag = tags[kind]
          return <Tag key={index}>{text}</Tag>
        })}
      </p>
      <div className={styles.foot}>
        {phase === 'open' ? (
          <>
            <Button tone="main" {...keysOf(shortcuts.acceptProposal)} onClick={() => acceptProposal(turn.id)} data-testid="accept-proposal">
              {t('ask.proposal.accept')}
            </Button>
            <Button {...keysOf(shortcuts.dropProposal)} onClick={() => dropProposal(turn.id)} data-testid="drop-proposal">
              {t('ask.proposal.drop')}
            </Button>
          </>
        ) : (
          <span className={styles.phase}>{t(`ask.proposal.${phase}`)}</span>
        )}
        {proposal.rejections.length > 0 ? (
          <span className={styles.refused}>{t('ask.refusedSentences', { count: proposal.rejections.length })}</span>
        ) : null}
      </div>
    </div>
  )
}
