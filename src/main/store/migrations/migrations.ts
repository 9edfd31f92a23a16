import { createTables } from './0001-create-tables.ts'
import { refuseChanges } from './0002-refuse-changes.ts'
import { addOverrides } from './0003-add-overrides.ts'
import { nameVersions } from './0020-name-versions.ts'
import type { Migration } from './migration.ts'

/** In order; number n brings a file from the number before it to n. A step must never be put before one that a file out there has run. */
export const migrations: readonly Migration[] = [createTables, refuseChanges, addOverrides, nameVersions]
