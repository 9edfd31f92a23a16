import { useTranslation } from 'react-i18next'
import type { HistoryEntry } from '../../../shared/note.ts'
import { firstComparison } from '../../state/historySlice.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FailureText } from '../FailureText.tsx'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './History.module.css'
import { VersionComparison } from './VersionComparison.tsx'
import { VersionTable } from './VersionTable.tsx'

/** Every version of the note, any two of them side by side, and the way back to one of them. */
export function HistoryDrawer() {
  const { t } = useTranslation()
  const closeDialog = useWorkstation((state) => state.closeDialog)
  const history = useWorkstation((state) => state.history)
  const failure = useWorkstation((state) => state.historyFailure)
  return (
    <Dialog
      title={t('history.title')}
      testId="history"
      shape="drawer"
      onClose={closeDialog}
      actions={
        <>
          <RestoreNote />
          <Button onClick={closeDialog} keys="Esc">
            {t('history.close')}
          </Button>
          <RestoreButton />
        </>
      }
    >
      {failure === null ? null : (
        <Notice tone="red" testId="history-failure" code={failure.code}>
          <FailureText failure={failure} />
        </Notice>
      )}
      {history === null ? (
        failure === null ? (
          <p className={styles.late}>{t('history.loading')}</p>
        ) : null
      ) : (
        <div className={styles.columns}>
          <div className={styles.list}>
            <Shortcuts history={history} />
            <VersionTable history={history} />
          </div>
          <VersionComparison history={history} />
        </div>
      )}
    </Dialog>
  )
}

/** The two comparisons that are asked for most. */
function Shortcuts({ history }: { readonly history: readonly HistoryEntry[] }) {
  const { t } = useTranslation()
  const compareVersions = useWorkstation((state) => state.compareVersions)
  const now = firstComparison(history)
  const signed = history.findLastIndex(({ kind }) => kind === 'signed')
  const model = history.findLastIndex(({ author }, place) => author === 'model' && place < signed)
  return (
    <div className={styles.quick}>
      {now === null ? null : (
        <Button data-testid="compare-now" onClick={() => void compareVersions(now.left, now.right)}>
          {t('history.modelAndNow')}
        </Button>
      )}
      {model < 0 ? null : (
        <Button data-testid="compare-signed" onClick={() => void compareVersions(model, signed)}>
          {t('history.modelAndSigned')}
        </Button>
      )}
    </div>
  )
}

/** Whether what stands on the right is the text of the draft in work already. */
function useIsCurrent(): boolean {
  const draft = useWorkstation((state) => state.note?.draft ?? null)
  const right = useWorkstation((state) => state.compared?.right ?? -1)
  const texts = useWorkstation((state) => state.versionTexts[right])
  if (draft === null || texts === undefined) return true
  return (
    draft.phase === 'drafted' &&
    texts.length === draft.sections.length &&
    texts.every(({ id, text }) => draft.sections.find((section) => section.id === id)?.text === text)
  )
}

function RestoreNote() {
  const { t } = useTranslation()
  const phase = useWorkstation((state) => state.note?.draft?.phase)
  const isCurrent = useIsCurrent()
  const hasTexts = useWorkstation((state) => state.versionTexts[state.compared?.right ?? -1] !== undefined)
  if (!hasTexts || phase === 'generating') return <span className={styles.note} />
  const words = isCurrent ? 'current' : phase === 'signed' ? 'amends' : phase === 'stopped' ? 'beside' : 'appends'
  return <span className={styles.note}>{t(`history.${words}`)}</span>
}

function RestoreButton() {
  const { t } = useTranslation()
  const isRestoring = useWorkstation((state) => state.isRestoring)
  const isSigned = useWorkstation((state) => state.note?.draft?.phase === 'signed')
  const isGenerating = useWorkstation((state) => state.note?.draft?.phase === 'generating')
  const restoreVersion = useWorkstation((state) => state.restoreVersion)
  const isCurrent = useIsCurrent()
  return (
    <Button
      tone="main"
      disabled={isCurrent || isGenerating || isRestoring}
      onClick={() => void restoreVersion()}
      data-testid="restore-version"
    >
      {t(isRestoring ? 'history.restoring' : isSigned ? 'history.amend' : 'history.restore')}
    </Button>
  )
}
