import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './App.module.css'
import { AskPane } from './features/ask/AskPane.tsx'
import { AuditDialog } from './features/audit/AuditDialog.tsx'
import { BatchDialog } from './features/batch/BatchDialog.tsx'
import { DraftPane } from './features/draft/DraftPane.tsx'
import { ReplacementsDialog } from './features/export/ReplacementsDialog.tsx'
import { SheetDialog } from './features/export/SheetDialog.tsx'
import { FailureText } from './features/FailureText.tsx'
import { HelpDialog } from './features/help/HelpDialog.tsx'
import { HistoryDrawer } from './features/history/HistoryDrawer.tsx'
import { DropTarget } from './features/intake/DropTarget.tsx'
import { EncodingDialog } from './features/intake/EncodingDialog.tsx'
import { PasteDialog } from './features/intake/PasteDialog.tsx'
import { PasteTarget } from './features/intake/PasteTarget.tsx'
import { PreviewDialog } from './features/intake/PreviewDialog.tsx'
import { LockScreen } from './features/lock/LockScreen.tsx'
import { MemoryPage } from './features/memory/MemoryPage.tsx'
import { CommandPalette } from './features/palette/CommandPalette.tsx'
import { Queue } from './features/queue/Queue.tsx'
import { RecordPane } from './features/record/RecordPane.tsx'
import { AccountDialog } from './features/security/AccountDialog.tsx'
import { PinDialog } from './features/security/PinDialog.tsx'
import { RecoveryKeyDialog } from './features/security/RecoveryKeyDialog.tsx'
import { SelfTestDialog } from './features/selfTest/SelfTestDialog.tsx'
import { PurgeDialog } from './features/settings/PurgeDialog.tsx'
import { SettingsPage } from './features/settings/SettingsPage.tsx'
import { MixUpDialog } from './features/sign/MixUpDialog.tsx'
import { OverrideDialog } from './features/sign/OverrideDialog.tsx'
import { RedraftDialog } from './features/sign/RedraftDialog.tsx'
import { SignDialog } from './features/sign/SignDialog.tsx'
import { StatusBar } from './features/status/StatusBar.tsx'
import { TemplatesPage } from './features/templates/TemplatesPage.tsx'
import { Toasts } from './features/toasts/Toasts.tsx'
import { TopBar } from './features/topbar/TopBar.tsx'
import { WelcomeDialog } from './features/welcome/WelcomeDialog.tsx'
import { useWorkstation } from './features/useWorkstation.ts'
import { Button } from './ui/Button.tsx'
import { Notice } from './ui/Notice.tsx'
import { useCommands, type RunCommand } from './useCommands.ts'
import { useDocument } from './useDocument.ts'
import { useActivity } from './useActivity.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { useShortcuts } from './useShortcuts.ts'

/** The one screen: queue, record, draft, and the state of the machine below. */
export function App() {
  const startup = useWorkstation((state) => state.startup)
  useDocument()
  return startup.phase === 'ready' ? <Workstation /> : <Startup />
}

function Workstation() {
  const { t } = useTranslation()
  const [isQueueOpen, setQueueOpen] = useState(false)
  const isAskOpen = useWorkstation((state) => state.isAskOpen)
  const closeQueue = (): void => setQueueOpen(false)
  const run = useCommands({ isQueueOpen, setQueueOpen })
  useShortcuts(run)
  useKeptFocus()
  useActivity()

  useEffect(() => {
    if (isQueueOpen) document.querySelector<HTMLElement>('[data-pane=queue] [tabindex="0"]')?.focus()
  }, [isQueueOpen])

  return (
    <div className={styles.window}>
      <TopBar isQueueOpen={isQueueOpen} onToggleQueue={() => setQueueOpen(!isQueueOpen)} />
      <aside className={`${styles.queue} ${isQueueOpen ? styles.open : ''}`} aria-label={t('queue.label')} data-pane="queue">
        <Queue onOpened={closeQueue} />
      </aside>
      {isQueueOpen ? <div className={styles.scrim} onClick={closeQueue} /> : null}
      <main className={styles.panes}>
        <section className={styles.record} aria-label={t('record.label')} data-pane="record" data-testid="record-pane">
          <RecordPane />
        </section>
        <div className={styles.right}>
          <section className={styles.draft} aria-label={t('draft.label')} data-pane="draft" data-testid="draft-pane">
            <DraftPane />
          </section>
          {isAskOpen ? <AskPane /> : null}
        </div>
      </main>
      <StatusBar />
      <Toasts />
      <PasteTarget />
      <DropTarget />
      <OpenDialog run={run} />
    </div>
  )
}

function OpenDialog({ run }: { readonly run: RunCommand }) {
  const dialog = useWorkstation((state) => state.dialog)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'sign':
      return <SignDialog />
    case 'redraft':
      return <RedraftDialog reason={dialog.reason} />
    case 'override':
      return <OverrideDialog finding={dialog.finding} isOwn={dialog.isOwn} />
    case 'mix-up':
      return <MixUpDialog {...dialog} />
    case 'palette':
      return <CommandPalette run={run} />
    case 'paste':
      return <PasteDialog />
    case 'settings':
      return <SettingsPage />
    case 'purge':
      return <PurgeDialog plan={dialog.plan} />
    case 'batch':
      return <BatchDialog />
    case 'audit':
      return <AuditDialog />
    case 'help':
      return <HelpDialog />
    case 'memory':
      return <MemoryPage />
    case 'templates':
      return <TemplatesPage />
    case 'selfTest':
      return <SelfTestDialog />
    case 'welcome':
      return <WelcomeDialog />
    case 'pin':
      return <PinDialog task={dialog.task} />
    case 'account':
      return <AccountDialog account={dialog.account} />
    case 'recoveryKey':
      return <RecoveryKeyDialog />
    case 'sheet':
      return <SheetDialog />
    case 'replacements':
      return <ReplacementsDialog {...dialog} />
    case 'history':
      return <HistoryDrawer />
    case 'preview':
      return <PreviewDialog {...dialog} />
    case 'encoding':
      return <EncodingDialog question={dialog} />
  }
}

function Startup() {
  const { t } = useTranslation()
  const startup = useWorkstation((state) => state.startup)
  const load = useWorkstation((state) => state.load)
  const lock = useWorkstation((state) => state.lock)
  if (startup.phase === 'locked' && lock !== null) return <LockScreen lock={lock} />
  return (
    <main className={styles.startup} data-testid="startup" data-phase={startup.phase}>
      {startup.phase === 'failed' ? (
        <>
          <h1>{t('app.openFailed')}</h1>
          <Notice tone="red" testId="failure" code={startup.failure.code}>
            <FailureText failure={startup.failure} />
          </Notice>
          <Button onClick={() => void load()}>{t('app.again')}</Button>
        </>
      ) : (
        <p className={styles.late}>{t(startup.phase === 'locking' ? 'lock.locking' : 'app.opening')}</p>
      )}
    </main>
  )
}
