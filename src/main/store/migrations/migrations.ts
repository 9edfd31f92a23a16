import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addDraftJobs } from './0004-add-draft-jobs.ts'
import { addAnswers } from './0005-add-answers.ts'
import { addSearch } from './0006-add-search.ts'
import { addDraftChecks } from './0007-add-draft-checks.ts'
import { nameVersions } from './0008-name-versions.ts'
import { addDialogueTurns } from './0009-add-dialogue-turns.ts'
import { addMemory } from './0010-add-memory.ts'
import { addAudit } from './0011-add-audit.ts'
import { addBatches } from './0012-add-batches.ts'
import { addAuthors } from './0013-add-authors.ts'
import { addOwnTemplates } from './0014-add-own-templates.ts'
import { stampVersions } from './0015-stamp-versions.ts'
import type { Migration } from './migration.ts'

/**
 * In order of their numbers, of which some may be left out; number n brings a file from the number before it to n. A step must never be put
 * before one that a file out there has run.
 */
export const migrations: readonly Migration[] = [
  createTables,
  refuseChanges,
  addOverrides,
  addDraftJobs,
  addAnswers,
  addSearch,
  addDraftChecks,
  nameVersions,
  addDialogueTurns,
  addMemory,
  addAudit,
  addBatches,
  addAuthors,
  addOwnTemplates,
  stampVersions,
]
