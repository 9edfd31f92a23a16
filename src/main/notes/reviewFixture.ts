import { loadResources, resourcesFolder } from '../resources/loadResources.ts'
import { openGuard } from '../resources/openGuard.ts'
import { ReadRecords } from './reviewDraft.ts'

const folder = resourcesFolder(import.meta.dirname)

/** For tests: the guard that the program uses, over its own dictionaries. */
export const guard = openGuard(folder, loadResources(folder).headings)
export const readRecords = new ReadRecords(guard)
