import { useEffect, useRef } from 'react'
import { focusNextPane } from './focusNextPane.ts'
import { useWorkstation } from './features/useWorkstation.ts'

/** A dialog gives the focus back to where it came from; where that is gone, or was nowhere, it goes to the first pane and is not lost. */
export function useKeptFocus(): void {
  const isOpen = useWorkstation((state) => state.dialog !== null)
  const wasOpen = useRef(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen && document.activeElement === document.body) focusNextPane()
    wasOpen.current = isOpen
  }, [isOpen])
}
