import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DialogueTurn } from '../../../shared/dialogue.ts'
import type { NoteDialogue } from '../../state/dialogueState.ts'

/** For screen readers: the answer that has come, without a hurry. What was said before the pane opened is not news. */
export function AskNews({ dialogue }: { readonly dialogue: NoteDialogue | undefined }) {
  const words = useReplyWords()
  const [openedAt] = useState(() => Date.now())
  const last = dialogue?.turns?.at(-1)
  return (
    <p className="hidden-visually" role="status" data-testid="ask-news">
      {last === undefined || last.at < openedAt || dialogue?.asking ? '' : words(last)}
    </p>
  )
}

function useReplyWords(): (turn: DialogueTurn) => string {
  const { t } = useTranslation()
  return ({ reply }) => {
    switch (reply.kind) {
      case 'answer':
        return t('ask.news.answer', { count: reply.passages.length, text: reply.passages.map(({ text }) => text).join(' ') })
      case 'absent':
        return reply.text
      case 'proposal':
        return t('ask.news.proposal', { text: reply.newText })
      case 'no-proposal':
        return t(`ask.noProposal.${reply.reason}`)
    }
  }
}
