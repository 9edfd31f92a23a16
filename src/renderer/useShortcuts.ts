import { useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repair } from '../shared/guard/finding.ts'
import { focusNextPane } from './focusNextPane.ts'
import { shortcutOf, type ShortcutName } from './features/shortcuts.ts'
import { WorkstationContext } from './features/useWorkstation.ts'
import type { WorkstationState } from './state/workstationState.ts'

type QueueDrawer = { readonly isQueueOpen: boolean; readonly setQueueOpen: (isOpen: boolean) => void }

/** Keys anywhere in the window. A dialog or an open popover has the keyboard for itself. */
export function useShortcuts({ isQueueOpen, setQueueOpen }: QueueDrawer): void {
  const store = useContext(WorkstationContext)
  const { t } = useTranslation()

  useEffect(() => {
    if (store === null) return

    /** Esc stops a draft, or closes the queue, or the newest notification, or the finding that is looked at; whichever is there first. */
    function escape(state: WorkstationState): boolean {
      const toast = state.toasts.at(-1)
      if (state.note?.draft?.phase === 'generating') void state.stopDraft()
      else if (isQueueOpen) setQueueOpen(false)
      else if (toast !== undefined) state.dismissToast(toast.id)
      else if (state.currentFinding !== null) state.leaveFinding()
      else return false
      return true
    }

    const repair =
      (kind: Repair['kind']) =>
      (state: WorkstationState): unknown =>
        state.currentFinding === null ? false : state.repairFinding(kind, t('review.ownReason'))

    const actions: Readonly<Record<ShortcutName, (state: WorkstationState) => unknown>> = {
      startDraft: (state) => state.requestDraft(),
      stopDraft: escape,
      sign: (state) => state.requestSign(),
      copyNextSection: (state) => state.copyNextSection(),
      copyNote: (state) => state.copyNote(),
      openFile: (state) => state.openRecordFile(),
      previousStatement: (state) => state.moveStatement(-1),
      nextStatement: (state) => state.moveStatement(1),
      previousFinding: (state) => state.moveFinding(-1),
      nextFinding: (state) => state.moveFinding(1),
      repairReplace: repair('replace'),
      repairQuote: repair('quote'),
      repairDelete: repair('delete'),
      repairOwn: repair('own'),
      overrideFinding: (state) => (state.currentFinding === null ? false : state.requestOverride()),
      insertOmission: (state) => state.insertOmission(),
      nextPane: focusNextPane,
      print: (state) => state.openSheet(),
      settings: (state) => state.openDialog({ kind: 'settings' }),
      history: (state) => state.openHistory(),
      toggleQueue: () => setQueueOpen(!isQueueOpen),
    }

    const press = (event: KeyboardEvent): void => {
      const name = shortcutOf(event)
      const state = store.getState()
      if (name === null || event.defaultPrevented || state.dialog !== null || document.querySelector(':popover-open') !== null) return
      if (actions[name](state) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store, t, isQueueOpen, setQueueOpen])
}
