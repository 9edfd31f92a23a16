import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { WorkstationStore } from '../state/createWorkstationStore.ts'
import type { WorkstationState } from '../state/workstationState.ts'

export const WorkstationContext = createContext<WorkstationStore | null>(null)

/** A part of the window's state; select stable parts (a slice's field or a function), build new objects outside. */
export function useWorkstation<T>(select: (state: WorkstationState) => T): T {
  const store = useContext(WorkstationContext)
  if (store === null) throw new Error('WorkstationContext has no provider')
  return useStore(store, select)
}
