import type { NoteSummary } from '../../shared/note.ts'

/** In the order of the queue: what needs eyes stands first, what only waits for the signature next. */
export const queueGroups = ['needsEyes', 'clear', 'waiting', 'signedToday', 'signedEarlier'] as const
export type QueueGroup = (typeof queueGroups)[number]

export const queueFilters = ['all', 'needsEyes', 'clear', 'waiting', 'signed'] as const
export type QueueFilter = (typeof queueFilters)[number]

export type QueuePart = { readonly group: QueueGroup; readonly notes: readonly NoteSummary[] }

/**
 * The notes by what is to be done with them, groups without notes left out. Within a group the order is the given one, but where eyes are needed,
 * what contradicts its record comes first and what has stopped last.
 */
export function queueOrder(notes: readonly NoteSummary[], nowMs: number): readonly QueuePart[] {
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0)
  const groups: Readonly<Record<QueueGroup, NoteSummary[]>> = { needsEyes: [], clear: [], waiting: [], signedToday: [], signedEarlier: [] }
  for (const note of notes) groups[groupOf(note, midnight)].push(note)
  groups.needsEyes.sort((one, other) => urgency(one) - urgency(other))
  return queueGroups.flatMap((group) => (groups[group].length === 0 ? [] : [{ group, notes: groups[group] }]))
}

export function isInFilter(group: QueueGroup, filter: QueueFilter): boolean {
  if (filter === 'signed') return group === 'signedToday' || group === 'signedEarlier'
  return filter === 'all' || filter === group
}

/** A draft that was never held against its record counts as one that needs eyes. */
function groupOf({ phase, toCheck, updatedAt }: NoteSummary, midnight: number): QueueGroup {
  switch (phase) {
    case 'signed':
      return updatedAt >= midnight ? 'signedToday' : 'signedEarlier'
    case 'drafted':
      return toCheck !== null && toCheck.reds + toCheck.ambers === 0 ? 'clear' : 'needsEyes'
    case 'stopped':
      return 'needsEyes'
    case 'recorded':
    case 'generating':
      return 'waiting'
  }
}

function urgency({ phase, toCheck }: NoteSummary): number {
  if (phase === 'stopped') return 2
  return (toCheck?.reds ?? 0) > 0 ? 0 : 1
}
