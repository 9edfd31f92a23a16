import { loadResources, resourcesFolder } from './loadResources.ts'

/** For tests: the lexicon over the program's own dictionaries. */
export const lexicon = loadResources(resourcesFolder(import.meta.dirname)).lexicon()
