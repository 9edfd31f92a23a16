import { useTranslation } from 'react-i18next'
import type { WorkstationState } from '../../state/workstationState.ts'
import { clockTime } from '../../ui/clockTime.ts'
import { useWorkstation } from '../useWorkstation.ts'
import styles from './StatusBar.module.css'

type SavePhase = 'none' | 'saved' | 'saving' | 'unsaved' | 'failed' | 'elsewhere'

/** Whether what the physician typed is on the disk. */
export function SaveState() {
  const { t } = useTranslation()
  const phase = useWorkstation(savePhase)
  const savedAt = useWorkstation((state) => state.savedAt)
  if (phase === 'none') return <span data-testid="save-state" data-phase={phase} />
  const isBad = phase === 'failed' || phase === 'elsewhere'
  return (
    <span className={isBad ? styles.failed : styles.part} role="status" data-testid="save-state" data-phase={phase}>
      {t(`status.save.${phase}`, { time: savedAt === null ? '' : clockTime(savedAt, true) })}
    </span>
  )
}

function savePhase(state: WorkstationState): SavePhase {
  const openDraftId = state.note?.draft?.id
  const edit = openDraftId === undefined ? undefined : state.edits[openDraftId]
  if (edit?.failure) return 'failed'
  const isElsewhere = Object.entries(state.edits).some(([id, other]) => id !== openDraftId && other.failure !== null)
  if (isElsewhere) return 'elsewhere'
  if (edit?.isSaving) return 'saving'
  if (edit !== undefined && edit.unsavedSectionIds.length > 0) return 'unsaved'
  return state.savedAt === null ? 'none' : 'saved'
}
