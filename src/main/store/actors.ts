import { z } from 'zod'
import { ownerId, type Actor } from '../../shared/security.ts'
import { json } from './rows.ts'
import { first } from './sql.ts'
import { connectionOf, type ReadableStore, type WritableStore } from './store.ts'

const nameRow = z.object({ value_json: json(z.unknown()) })

/** From now on whatever is written through this store is written by them. */
export function actAs(store: WritableStore, actor: Actor): void {
  connectionOf(store).actor = actor
}

/** Who works here: the account that unlocked, or by the settings where it has no name. */
export function actorOf(store: ReadableStore): Actor {
  const actor = connectionOf(store).actor ?? { id: ownerId, name: '', role: 'physician' as const }
  if (actor.name !== '') return actor
  const row = first(store, nameRow, "SELECT value_json FROM settings WHERE key = 'physician'")
  return { ...actor, name: typeof row?.value_json === 'string' ? row.value_json : '' }
}
