import path from 'node:path'
import { createGuard, type Guard } from '../../shared/guard/guard.ts'
import type { HeadingTable } from '../../shared/text/segment.ts'
import { readLexicon } from './readLexicon.ts'

/** The guard over the dictionaries of `folder` (resources); a missing table stops the program. */
export function openGuard(folder: string, headings: HeadingTable): Guard {
  return createGuard(readLexicon(path.join(folder, 'dict')), headings)
}
