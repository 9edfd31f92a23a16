import { loadResources, resourcesFolder } from './loadResources.ts'

/** For tests: the guard that the program uses, over its own dictionaries. */
export const guard = loadResources(resourcesFolder(import.meta.dirname)).guard()
