import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { addDraftJobs } from './0004-add-draft-jobs.ts'
import { addAnswers } from './0005-add-answers.ts'
import type { Migration } from './migration.ts'

/** In order; number n brings a file from version n − 1 to n. */
export const migrations: readonly Migration[] = [createTables, refuseChanges, addOverrides, addDraftJobs, addAnswers]
