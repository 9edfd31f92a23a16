import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../useWorkstation.ts'
import { droppedFolders } from './droppedFolders.ts'
import { fileToDrop } from './fileToDrop.ts'
import { isEditable } from './isEditable.ts'
import styles from './Intake.module.css'

/** Files and text from other programs, dropped anywhere. A drag that began in this window is left to the page. */
export function DropTarget() {
  const { t } = useTranslation()
  const [isOver, setIsOver] = useState(false)
  const importFiles = useWorkstation((state) => state.importFiles)
  const dropFolders = useWorkstation((state) => state.dropFolders)
  const dropTable = useWorkstation((state) => state.dropTable)
  const dropBundles = useWorkstation((state) => state.dropBundles)
  const saveRecord = useWorkstation((state) => state.saveRecord)
  const tell = useWorkstation((state) => state.tell)

  useEffect(() => {
    let isOwnDrag = false
    const begin = (): void => {
      isOwnDrag = true
    }
    const end = (): void => {
      isOwnDrag = false
    }
    const hold = (event: DragEvent): void => {
      if (isOwnDrag || (isEditable(event) && !hasFiles(event))) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setIsOver(true)
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const takeFiles = (files: readonly File[]): void => {
      const bundles = files.filter(isBundle)
      const records = files.filter((file) => !isBundle(file))
      if (bundles.length > 0) void dropBundles(bundles.map(fileToDrop))
      if (records.length > 0) void importFiles(records.map(fileToDrop))
    }
    const drop = (event: DragEvent): void => {
      setIsOver(false)
      if (isOwnDrag || (isEditable(event) && !hasFiles(event))) return
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      const text = event.dataTransfer?.getData('text/plain') ?? ''
      const folders = droppedFolders(event.dataTransfer?.items ?? [])
      const [first] = files
      if (folders.length > 0) void dropFolders(folders)
      else if (first !== undefined && files.length === 1 && isTable(first)) void dropTable(fileToDrop(first))
      else if (files.length > 0) takeFiles(files)
      else if (text.trim() !== '') void saveRecord(text)
      else tell('dropEmpty')
    }
    window.addEventListener('dragstart', begin)
    window.addEventListener('dragend', end)
    window.addEventListener('dragover', hold)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragstart', begin)
      window.removeEventListener('dragend', end)
      window.removeEventListener('dragover', hold)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [importFiles, dropFolders, dropTable, dropBundles, saveRecord, tell])

  if (!isOver) return null
  return (
    <div className={styles.overlay} data-testid="drop-overlay">
      <strong>{t('intake.drop')}</strong>
      <span>{t('intake.dropHint')}</span>
    </div>
  )
}

/** A table is many records, not one. */
function isTable({ name }: File): boolean {
  return /\.(?:csv|tsv)$/i.test(name)
}

/** Signed by IT; never a record. */
function isBundle({ name }: File): boolean {
  return /\.yzb$/i.test(name)
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}
