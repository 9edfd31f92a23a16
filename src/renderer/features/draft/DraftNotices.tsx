import { useTranslation } from 'react-i18next'
import type { DraftView } from '../../../shared/note.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './DraftPane.module.css'

/** What stands in the way of this draft: it could not begin, it was stopped, or an edit was not saved or not checked. */
export function DraftNotices({ draft }: { readonly draft: DraftView | null }) {
  const { t } = useTranslation()
  const draftFailure = useWorkstation((state) => state.draftFailure)
  const edit = useWorkstation((state) => (draft === null ? undefined : state.edits[draft.id]))
  const checkFailure = useWorkstation((state) => state.checkFailure)
  const checkNow = useWorkstation((state) => state.checkNow)
  const saveAllEdits = useWorkstation((state) => state.saveAllEdits)
  return (
    <div className={styles.notices}>
      {draftFailure === null ? null : (
        <Notice tone="red" testId="failure" code={draftFailure.code}>
          <FailureText failure={draftFailure} />
        </Notice>
      )}
      {draft?.phase === 'stopped' && draft.failure !== null ? (
        <Notice tone="amber" testId="stop-reason" code={draft.failure.code}>
          <FailureText failure={draft.failure} />
        </Notice>
      ) : null}
      {draft?.phase === 'drafted' && checkFailure !== null ? (
        <Notice
          tone="red"
          testId="check-failure"
          code={checkFailure.code}
          actions={<Button onClick={() => void checkNow()}>{t('review.again')}</Button>}
        >
          <strong>{t('review.failed')}</strong> <FailureText failure={checkFailure} />
        </Notice>
      ) : null}
      {edit?.failure ? (
        <Notice
          tone="red"
          testId="save-failure"
          code={edit.failure.code}
          actions={<Button onClick={() => void saveAllEdits()}>{t('draft.save.again')}</Button>}
        >
          <strong>{t('draft.save.failed')}</strong> <FailureText failure={edit.failure} />
        </Notice>
      ) : null}
    </div>
  )
}
