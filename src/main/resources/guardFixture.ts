import { loadResources, resourcesFolder } from './loadResources.ts'
import { openGuard } from './openGuard.ts'

const folder = resourcesFolder(import.meta.dirname)

/** For tests: the guard that the program uses, over its own dictionaries. */
export const guard = openGuard(folder, loadResources(folder).headings)
