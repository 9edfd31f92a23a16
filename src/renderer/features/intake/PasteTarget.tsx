import { useEffect } from 'react'
import { useWorkstation } from '../useWorkstation.ts'
import { isEditable } from './isEditable.ts'

/** Ctrl V anywhere but in a text field takes the clipboard's text as a new record. */
export function PasteTarget() {
  const saveRecord = useWorkstation((state) => state.saveRecord)
  const tell = useWorkstation((state) => state.tell)
  const hasDialog = useWorkstation((state) => state.dialog !== null)

  useEffect(() => {
    if (hasDialog) return
    const paste = (event: ClipboardEvent): void => {
      if (isEditable(event)) return
      event.preventDefault()
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text.trim() === '') tell('clipboardEmpty')
      else void saveRecord(text)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [saveRecord, tell, hasDialog])

  return null
}
