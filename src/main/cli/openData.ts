import fs from 'node:fs'
import path from 'node:path'
import { AppFailure } from '../../shared/errors.ts'
import { closeStore, openStore, type WritableStore } from '../store/openStore.ts'
import { commandKey } from './commandKey.ts'
import { dataFolder } from './dataFolder.ts'
import { versionsOfData } from './versionsOfData.ts'

export type DataOptions = { readonly data?: string | undefined; readonly keyFile?: string | undefined }
export type DataPlace = { readonly folder: string; readonly databaseFile: string; readonly key: Buffer }

/** The application's data, where it is. Throws `store-unreadable` where there is none, unless it may be away for a backup to take its place: a command makes no database. */
export function dataPlace({ data, keyFile }: DataOptions, mayBeAway = false): DataPlace {
  const folder = data ?? dataFolder()
  const databaseFile = path.join(folder, 'yizhai.db')
  if (!mayBeAway && !fs.existsSync(databaseFile)) throw new AppFailure('store-unreadable', { reason: databaseFile })
  return { folder, databaseFile, key: commandKey(folder, keyFile) }
}

/** Opens the application's database for one piece of work, also while the window is open. */
export async function withData<T>(options: DataOptions, work: (store: WritableStore, place: DataPlace) => Promise<T> | T): Promise<T> {
  const place = dataPlace(options)
  const store = openStore({ path: place.databaseFile, key: place.key, versions: versionsOfData(place.folder) })
  try {
    return await work(store, place)
  } finally {
    closeStore(store)
  }
}
