import { useEffect, useRef } from 'react'
import { focusNextPane } from './focusNextPane.ts'
import { useWorkstation } from './features/useWorkstation.ts'

/** A dialog, or the pane for questions, gives the focus back to where it came from; where that is gone, or was nowhere, it goes to the first pane and is not lost. */
export function useKeptFocus(): void {
  const open = useWorkstation((state) => Number(state.dialog !== null) + Number(state.isAskOpen))
  const before = useRef(0)
  useEffect(() => {
    if (open < before.current && document.activeElement === document.body) focusNextPane()
    before.current = open
  }, [open])
}
