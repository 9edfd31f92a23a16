import type { Migration } from './migration.ts'

export const stampVersions: Migration = {
  number: 15,
  name: 'stamp-versions',
  sql: `
-- What was in force when a draft was made: application and signed bundles, and the version of its template. NULL where it was made before this step.
ALTER TABLE drafts ADD COLUMN versions_json TEXT;
ALTER TABLE drafts ADD COLUMN template_version INTEGER;
`,
}
