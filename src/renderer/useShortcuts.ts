import { useContext, useEffect } from 'react'
import { focusNextPane } from './focusNextPane.ts'
import { shortcutOf, type ShortcutName } from './features/shortcuts.ts'
import { WorkstationContext } from './features/useWorkstation.ts'
import type { WorkstationState } from './state/workstationState.ts'

type QueueDrawer = { readonly isQueueOpen: boolean; readonly setQueueOpen: (isOpen: boolean) => void }

/** Keys anywhere in the window. A dialog or an open popover has the keyboard for itself. */
export function useShortcuts({ isQueueOpen, setQueueOpen }: QueueDrawer): void {
  const store = useContext(WorkstationContext)

  useEffect(() => {
    if (store === null) return

    /** Esc stops a draft, or closes the queue, or the newest notification; whichever is there first. */
    function escape(state: WorkstationState): boolean {
      const toast = state.toasts.at(-1)
      if (state.note?.draft?.phase === 'generating') void state.stopDraft()
      else if (isQueueOpen) setQueueOpen(false)
      else if (toast !== undefined) state.dismissToast(toast.id)
      else return false
      return true
    }

    const actions: Readonly<Record<ShortcutName, (state: WorkstationState) => unknown>> = {
      startDraft: (state) => state.requestDraft(),
      stopDraft: escape,
      sign: (state) => state.requestSign(),
      copyNextSection: (state) => state.copyNextSection(),
      copyNote: (state) => state.copyNote(),
      openFile: (state) => state.openRecordFile(),
      previousStatement: (state) => state.moveStatement(-1),
      nextStatement: (state) => state.moveStatement(1),
      nextPane: focusNextPane,
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
  }, [store, isQueueOpen, setQueueOpen])
}
