import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { PhysicianField } from '../PhysicianField.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import { CorrectionList } from './CorrectionList.tsx'
import styles from './Memory.module.css'
import { PackPart } from './PackPart.tsx'
import { RuleLists } from './RuleLists.tsx'

/** What the program has learned of its physician, and what was changed in the open note. */
export function MemoryPage() {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const readMemory = useWorkstation((state) => state.readMemory)
  const rules = useWorkstation((state) => state.rules)
  const failure = useWorkstation((state) => state.memoryFailure)
  return (
    <Dialog
      title={t('memory.title')}
      testId="memory"
      shape="page"
      onClose={closeDialog}
      actions={
        <Button tone="main" onClick={closeDialog} keys="Esc" data-autofocus="">
          {t('memory.close')}
        </Button>
      }
    >
      {failure === null ? null : (
        <Notice tone="red" testId="memory-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      <PhysicianField onChanged={() => void readMemory()} />
      {rules === null ? failure === null ? <p className={styles.late}>{t('memory.loading')}</p> : null : <RuleLists rules={rules} />}
      <CorrectionList />
      <PackPart />
    </Dialog>
  )
}
