import path from 'node:path'
import process from 'node:process'
import { resourcesFolder } from '../resources/loadResources.ts'
import { compiledFile, writeCompiledLexicon } from '../resources/readLexicon.ts'

/** `npm run lexicon`: compiles the dictionary tables into the one file that the application opens at its start. */
const folder = path.join(resourcesFolder(import.meta.dirname), 'dict')
const bytes = writeCompiledLexicon(folder)
process.stdout.write(`resources/dict/${compiledFile}: ${(bytes / 1e6).toFixed(1)} MB\n`)
