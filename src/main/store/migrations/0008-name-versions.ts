import type { Migration } from './migration.ts'

export const nameVersions: Migration = {
  number: 8,
  name: 'name-versions',
  sql: `
-- How a version came about, and of a restored one what it brought back; NULL where it was written before this step.
ALTER TABLE draft_versions ADD COLUMN kind TEXT;
ALTER TABLE draft_versions ADD COLUMN restored_from_json TEXT;
`,
}
