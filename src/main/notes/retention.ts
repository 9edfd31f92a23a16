import type { Handlers } from '../../shared/contract.ts'
import { AppFailure } from '../../shared/errors.ts'
import type { Retention } from '../../shared/retention.ts'
import type { retentionCommands } from '../../shared/retentionCommands.ts'
import type { WritableStore } from '../store/openStore.ts'
import { planPurge, purgeNotes, type PurgeOptions } from '../store/purge.ts'
import { changeRetentionMonths, readRetentionMonths } from '../store/retentionMonths.ts'

export type RetentionDeps = PurgeOptions & { readonly store: WritableStore }
export type RetentionHandlers = Pick<Handlers, keyof typeof retentionCommands>

/**
 * Notes past their time. Nothing goes by itself: a computer's clock can be years ahead, and then everything would be past it; so what is due is told, and
 * goes once somebody who may do so has read that.
 */
export function retentionHandlers(deps: RetentionDeps): RetentionHandlers {
  const { store, now, databasePath } = deps
  const read = (): Retention => {
    const months = readRetentionMonths(store)
    return { months, due: months === 0 ? null : planPurge(store, monthsBefore(now(), months), databasePath) }
  }
  return {
    readRetention: read,
    changeRetention: ({ months }) => {
      changeRetentionMonths(store, months, now())
      return read()
    },
    purgeNotes: ({ before }) => {
      const months = readRetentionMonths(store)
      // whatever the window says: nothing goes that is not past its time
      if (months === 0 || before > monthsBefore(now(), months)) throw new AppFailure('invalid-input', { detail: 'before' })
      return purgeNotes(store, before, deps)
    },
  }
}

/** The same day and time so many months ago, in local time; a month's last day where it has no such day. */
export function monthsBefore(at: number, months: number): number {
  const date = new Date(at)
  const day = date.getDate()
  date.setDate(1)
  date.setMonth(date.getMonth() - months)
  date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()))
  return date.getTime()
}
