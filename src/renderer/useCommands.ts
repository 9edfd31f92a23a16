import { useCallback, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repair } from '../shared/guard/finding.ts'
import { focusNextPane } from './focusNextPane.ts'
import { focusSearch } from './focusSearch.ts'
import { selectedText } from './features/draft/selectedText.ts'
import type { WindowCommandName } from './features/windowCommands.ts'
import { WorkstationContext } from './features/useWorkstation.ts'
import { openProposal } from './state/proposals.ts'
import type { WorkstationState } from './state/workstationState.ts'

export type QueueDrawer = { readonly isQueueOpen: boolean; readonly setQueueOpen: (isOpen: boolean) => void }

/** Does what a command says; false where there is nothing to do it to, and the key is somebody else's. */
export type RunCommand = (name: WindowCommandName) => unknown

/** What each command of the table does, whether it came by its key or by the palette. */
export function useCommands({ isQueueOpen, setQueueOpen }: QueueDrawer): RunCommand {
  const store = useContext(WorkstationContext)
  const { t } = useTranslation()

  return useCallback(
    (name) => {
      if (store === null) return false

      /** Esc stops what is written, or closes the queue, the field or pane that has the focus, the newest notification, the finding that is looked at; whichever is there first. */
      function escape(state: WorkstationState): boolean {
        const toast = state.toasts.at(-1)
        if (state.note?.draft?.phase === 'generating') void state.stopDraft()
        else if (state.stopTurn()) return true
        else if (isQueueOpen) setQueueOpen(false)
        else if (hasFocus('[data-testid=rewrite]')) state.closeRewrite()
        else if (hasFocus('[data-pane=ask]')) state.closeAsk()
        else if (hasFocus('[data-testid=suggestions]')) state.closeSuggestions()
        else if (toast !== undefined) state.dismissToast(toast.id)
        else if (state.rewriting !== null) state.closeRewrite()
        else if (state.currentFinding !== null) state.leaveFinding()
        else return false
        return true
      }

      const repair =
        (kind: Repair['kind']) =>
        (state: WorkstationState): unknown =>
          state.currentFinding === null ? false : state.repairFinding(kind, t('review.ownReason'))

      function rewrite(state: WorkstationState): unknown {
        const part = selectedText(state)
        return part === null ? false : state.openRewrite(part.sectionId, part.start, part.end)
      }

      const actions: Readonly<Record<WindowCommandName, (state: WorkstationState) => unknown>> = {
        pasteRecord: (state) => state.openDialog({ kind: 'paste' }),
        openFile: (state) => state.openRecordFile(),
        batch: (state) => state.openBatch(),
        batchFolder: (state) => state.startBatch('folder'),
        batchFile: (state) => state.startBatch('file'),
        toggleBatch: (state) => state.toggleBatch(),
        stopBatch: (state) => state.stopBatch(),
        searchNotes: () => focusSearch(setQueueOpen),
        openNextToCheck: (state) => state.openNextToCheck(),
        showAllNotes: (state) => state.setQueueFilter('all'),
        showNeedsEyes: (state) => state.setQueueFilter('needsEyes'),
        nextHeading: (state) => state.moveHeading(1),
        previousHeading: (state) => state.moveHeading(-1),
        startDraft: (state) => state.requestDraft(),
        stopDraft: escape,
        keepStoppedDraft: (state) => state.keepStoppedDraft(),
        redraftSection: (state) => state.redraftSection(),
        suggestPlan: (state) => state.requestSuggestions(),
        ask: (state) => state.openAsk(),
        rewriteSelection: rewrite,
        acceptProposal: (state) => (openProposal(state) === null ? false : state.acceptProposal()),
        dropProposal: (state) => (openProposal(state) === null ? false : state.dropProposal()),
        history: (state) => state.openHistory(),
        memory: (state) => state.openMemory(),
        templates: (state) => state.openTemplates(),
        nextFinding: (state) => state.moveFinding(1),
        previousFinding: (state) => state.moveFinding(-1),
        repairReplace: repair('replace'),
        repairQuote: repair('quote'),
        repairDelete: repair('delete'),
        repairOwn: repair('own'),
        overrideFinding: (state) => (state.currentFinding === null ? false : state.requestOverride()),
        insertOmission: (state) => state.insertOmission(),
        nextOmission: (state) => state.moveOmission(1),
        previousOmission: (state) => state.moveOmission(-1),
        nextStatement: (state) => state.moveStatement(1),
        previousStatement: (state) => state.moveStatement(-1),
        moveStatementUp: (state) => state.reorderStatement(-1),
        moveStatementDown: (state) => state.reorderStatement(1),
        takeBackRule: (state) => state.takeBackRule(),
        sign: (state) => state.requestSign(),
        copyNextSection: (state) => state.copyNextSection(),
        copyNote: (state) => state.copyNote(),
        print: (state) => state.openSheet(),
        openPalette: (state) => state.openDialog({ kind: 'palette' }),
        nextPane: focusNextPane,
        toggleQueue: () => setQueueOpen(!isQueueOpen),
        lock: (state) => state.lockNow(),
        settings: (state) => state.openDialog({ kind: 'settings' }),
        help: (state) => state.openDialog({ kind: 'help' }),
        switchLanguage: (state) => state.changeSettings({ language: state.settings.language === 'zh' ? 'en' : 'zh' }),
        useSystemTheme: (state) => state.changeSettings({ theme: 'system' }),
        useLightTheme: (state) => state.changeSettings({ theme: 'light' }),
        useDarkTheme: (state) => state.changeSettings({ theme: 'dark' }),
        audit: (state) => state.openAudit(),
        selfTest: (state) => state.openDialog({ kind: 'selfTest' }),
        restartEngine: (state) => state.restartEngine(),
      }
      return actions[name](store.getState())
    },
    [store, t, isQueueOpen, setQueueOpen],
  )
}

function hasFocus(selector: string): boolean {
  return document.activeElement?.closest(selector) != null
}
