import { useEffect } from 'react'
import { useWorkstation } from '../useWorkstation.ts'
import { fileToDrop } from './fileToDrop.ts'
import { isEditable } from './isEditable.ts'

/** Ctrl V anywhere but in a text field takes the clipboard's text as a new record, or the files that were copied in the system's file window. */
export function PasteTarget() {
  const saveRecord = useWorkstation((state) => state.saveRecord)
  const importFiles = useWorkstation((state) => state.importFiles)
  const tell = useWorkstation((state) => state.tell)
  const hasDialog = useWorkstation((state) => state.dialog !== null)

  useEffect(() => {
    if (hasDialog) return
    const paste = (event: ClipboardEvent): void => {
      if (isEditable(event)) return
      event.preventDefault()
      const text = event.clipboardData?.getData('text/plain') ?? ''
      // a picture is what a screenshot leaves on the clipboard: no file that anybody meant
      const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => !type.startsWith('image/'))
      if (text.trim() !== '') void saveRecord(text)
      else if (files.length > 0) void importFiles(files.map(fileToDrop))
      else tell('clipboardEmpty')
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [saveRecord, importFiles, tell, hasDialog])

  return null
}
