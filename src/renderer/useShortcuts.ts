import { useContext, useEffect } from 'react'
import { shortcutOf } from './features/shortcuts.ts'
import { WorkstationContext } from './features/useWorkstation.ts'
import type { RunCommand } from './useCommands.ts'

/** Keys anywhere in the window. A dialog or an open popover has the keyboard for itself. */
export function useShortcuts(run: RunCommand): void {
  const store = useContext(WorkstationContext)

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const name = shortcutOf(event)
      if (name === null || event.defaultPrevented) return
      // who walks away from a dialog locks the window all the same
      if (name !== 'lock' && store?.getState().dialog !== null) return
      if (name !== 'lock' && document.querySelector(':popover-open') !== null) return
      if (run(name) !== false) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [store, run])
}
