import type { WorkstationState } from './workstationState.ts'

/** A section of the open draft is being written anew: what is done to the draft has to wait for it. */
export function isRedrafting({ note, redraft }: Pick<WorkstationState, 'note' | 'redraft'>): boolean {
  return redraft !== null && redraft.draftId === note?.draft?.id
}
